import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconChevronRight } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { EmptyState, ErrorState, Page, Sheet, Skeletons } from "@/ui";
import { LegalNote } from "../parts/LegalNote";
import styles from "../parts/clocks.module.css";
import { companyTypesQuery, sizesQuery } from "../state";

/** Which types of letters have contract periods. */
export default function CompanyTypes() {
  const { t } = useLingui();
  const types = useQuery(companyTypesQuery);
  const sizes = useQuery(sizesQuery);
  const error = types.error ?? sizes.error;
  const count = new Map(sizes.data?.items.map((each) => [each.type_id, each.rules]));
  const living = types.data?.items.filter((type) => !type.archived) ?? [];
  return (
    <Page title={t`Contract clocks`} width="letter" crumbs={[{ label: t`Company`, to: "/company" }]}>
      <LegalNote />
      {error ? <ErrorState error={error} onRetry={() => { void types.refetch(); void sizes.refetch(); }} /> : !types.data || !sizes.data ? <Skeletons shape="list" count={6} /> : (
        <Sheet flush>
          {living.length === 0 ? <EmptyState title={<Trans>No types of letters yet.</Trans>}><Trans>Add correspondence types first; each can have periods of its own.</Trans></EmptyState> : (
            <ul className={styles.types}>
              {living.map((type) => {
                const rules = count.get(type.id) ?? 0;
                return (
                  <li key={type.id}>
                    <Link to={`/company/clocks/${type.id}`} className={styles.type}>
                      <span className={styles.prefix}>{type.prefix}</span>
                      <span className={styles.grow}>{type.name}</span>
                      <span className={styles.quiet}>{rules === 0 ? <Trans>no periods</Trans> : t`${plural(rules, { one: "# period", other: "# periods" })}`}</span>
                      <IconChevronRight size={16} stroke={1.5} aria-hidden />
                    </Link>
                  </li>
                );
              })}
            </ul>
          )}
        </Sheet>
      )}
    </Page>
  );
}
