import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { projectPath, useParam } from "@/platform/address";
import { useProject } from "@/platform/session";
import { ErrorState, Page, PressButton, Skeletons, toast } from "@/ui";
import { clocksApi } from "../api";
import { RulesEditor } from "../parts/RulesEditor";
import { projectDaysQuery, projectRulesQuery } from "../state";

/** The periods of one type in this project: the company's, or its own. */
export default function ProjectRules() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const project = useProject();
  const type = useParam("type");
  const query = projectRulesQuery(project.id, type);
  const { data, error, refetch } = useQuery(query);
  const days = useQuery(projectDaysQuery(project.id, type));
  const name = project.tools.find((one) => one.key.endsWith(`:${type}`))?.title ?? t`Contract clocks`;
  const settings = projectPath(project.id, "settings");
  const goBack = async () => {
    await clocksApi.goBack(project.id, type);
    await queries.invalidateQueries({ queryKey: query.queryKey });
    toast(t`This project follows the company again`);
  };
  return (
    <Page
      title={name}
      width="letter"
      crumbs={[{ label: t`Project settings`, to: settings }, { label: t`Contract clocks`, to: `${settings}/clocks` }]}
      actions={data?.own && data.can.includes("set") && <PressButton onPress={goBack}><Trans>Follow the company again</Trans></PressButton>}
    >
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="page" /> : (
        <RulesEditor
          key={`${type} ${String(data.own)}`}
          held={data}
          days={days.data ?? []}
          note={data.own ? <Trans>This project has periods of its own. What the company changes does not reach it.</Trans> : <Trans>These are the company's. Saving a change here makes a copy for this project alone.</Trans>}
          load={() => queries.fetchQuery({ ...query, staleTime: 0 })}
          save={async (body, over) => {
            const saved = await clocksApi.setProject(project.id, type, body, over);
            queries.setQueryData(query.queryKey, saved);
            return saved;
          }}
        />
      )}
    </Page>
  );
}
