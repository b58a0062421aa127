import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconChevronRight, IconPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { EmptyState, ErrorState, LinkButton, Page, Sheet, Skeletons } from "@/ui";
import styles from "../parts/table.module.css";
import { templatesQuery } from "../state";

const ROOT = "/company/permission-templates";

/** Bundles of rights that are handed out in projects. */
export default function Templates() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(templatesQuery);
  const add = data?.can.includes("create") && <LinkButton kind="primary" to={`${ROOT}/new`} icon={<IconPlus size={16} stroke={1.5} aria-hidden />}><Trans>New template</Trans></LinkButton>;
  return (
    <Page title={t`Permission templates`} width="letter" crumbs={[{ label: t`Company`, to: "/company" }]} primary={add}>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="list" count={5} /> : (
        <Sheet flush>
          {data.items.length === 0 ? <EmptyState title={<Trans>No templates yet.</Trans>} /> : (
            <ul className={styles.cards}>
              {data.items.map((template) => (
                <li key={template.id}>
                  <Link to={`${ROOT}/${template.id}`}>
                    <div>
                      <strong>{template.name}</strong>
                      <span>{template.kind === "internal" ? t`For our own people` : t`For people of other companies`}</span>
                    </div>
                    <IconChevronRight size={16} stroke={1.5} aria-hidden />
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </Sheet>
      )}
    </Page>
  );
}
