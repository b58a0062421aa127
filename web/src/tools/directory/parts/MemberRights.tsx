import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import type { Level } from "@/kernel/level";
import { projectPath } from "@/platform/address";
import { projectKey } from "@/platform/queries";
import { AccessTable, ChoiceField, ErrorState, LinkButton, Note, Sheet, Skeletons, toast, toastProblem } from "@/ui";
import { type RightsRow, type RightsTable, rightsApi } from "../api";
import { key, rightsQuery } from "../state";
import styles from "./directory.module.css";
import { whyWord } from "./words";

/** What one member may do: a template, or levels by hand. Every change counts at once. */
export function MemberRights({ project, person }: { project: string; person: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(rightsQuery(project));
  const row = data?.items.find((one) => one.id === person);
  return (
    <Sheet flush title={t`What they may do here`} end={<LinkButton small to={projectPath(project, "permissions", person)}><Trans>Explain it</Trans></LinkButton>}>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data || !row ? <Skeletons shape="lines" /> : <Rights project={project} table={data} row={row} />}
    </Sheet>
  );
}

const BY_HAND = "by-hand";

function Rights({ project, table, row }: { project: string; table: RightsTable; row: RightsRow }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const may = row.can.includes("assign");
  const levels = row.levels as Record<string, Level>; // the server's names of levels
  const { name } = row;

  const reload = () => Promise.all([queries.invalidateQueries({ queryKey: projectKey(project, "permissions") }), queries.invalidateQueries({ queryKey: key(project) })]);
  const give = async (body: Parameters<typeof rightsApi.give>[2], version: number) => {
    const now = await rightsApi.give(project, row.id, body, version);
    await reload();
    return now.version;
  };
  const refused = (error: unknown) => {
    void reload(); // somebody may have been here before
    toastProblem(error);
  };
  const before = row.template_id ? { template_id: row.template_id } : { levels };
  const change = (body: Parameters<typeof rightsApi.give>[2]) => {
    give(body, row.version).then((version) => toast(t`Rights of ${name} changed`, { undo: () => give(before, version) }), refused);
  };
  const choose = (choice: string) => change(choice === BY_HAND ? { levels } : { template_id: choice });
  const options = [...table.templates.flatMap((one) => (one.id ? [{ value: one.id, label: one.name }] : [])), { value: BY_HAND, label: t`No template: levels by hand` }];
  return (
    <>
      <div className={styles.rights}>
        {!may && <Note>{whyWord(row.why_not.assign)}</Note>}
        {!row.account_admin && (
          <ChoiceField
            label={<Trans>Permission template</Trans>}
            disabled={!may}
            value={row.template_id ?? BY_HAND}
            onChange={choose}
            options={options}
            hint={row.template_id ? <Trans>The template decides every level below. Choose levels by hand to make an exception.</Trans> : <Trans>Levels by hand carry no granular permissions; those come with templates.</Trans>}
          />
        )}
      </div>
      <AccessTable label={t`Levels of ${name}`} tools={table.tools} levels={levels} grants={row.grants} onLevel={may && !row.template_id ? (tool, level) => change({ levels: { ...levels, [tool]: level } }) : undefined} />
    </>
  );
}
