import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParam } from "@/platform/address";
import { ErrorState, LinkButton, Page, Skeletons } from "@/ui";
import { clocksApi } from "../api";
import { RulesEditor } from "../parts/RulesEditor";
import { companyDaysQuery, companyRulesQuery, companyTypesQuery, sizesQuery } from "../state";

/** The periods of one type, for every project that has none of its own. */
export default function CompanyRules() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const type = useParam("type");
  const query = companyRulesQuery(type);
  const { data, error, refetch } = useQuery(query);
  const days = useQuery(companyDaysQuery);
  const types = useQuery(companyTypesQuery);
  const name = types.data?.items.find((one) => one.id === type)?.name ?? t`Contract clocks`;
  return (
    <Page
      title={name}
      width="letter"
      crumbs={[{ label: t`Company`, to: "/company" }, { label: t`Contract clocks`, to: "/company/clocks" }]}
      actions={<LinkButton to={`/company/correspondence-types/${type}`}><Trans>The type itself</Trans></LinkButton>}
    >
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="page" /> : (
        <RulesEditor
          key={type}
          held={data}
          days={days.data ?? []}
          note={<Trans>For every project that has no periods of its own.</Trans>}
          load={() => queries.fetchQuery({ ...query, staleTime: 0 })}
          save={async (body, over) => {
            const saved = await clocksApi.setCompany(type, body, over);
            queries.setQueryData(query.queryKey, saved);
            void queries.invalidateQueries({ queryKey: sizesQuery.queryKey });
            return saved;
          }}
        />
      )}
    </Page>
  );
}
