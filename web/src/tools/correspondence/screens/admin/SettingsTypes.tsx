import { Trans, useLingui } from "@lingui/react/macro";
import { IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { plural } from "@lingui/core/macro";
import { may } from "@/kernel/resource";
import { projectPath } from "@/platform/address";
import { useProject } from "@/platform/session";
import { EmptyState, ErrorState, Page, Sheet, Skeletons } from "@/ui";
import styles from "../../parts/admin/admin.module.css";
import { useTypes } from "../../state";

/** The types whose settings in this project this person may change. */
export default function SettingsTypes() {
  const { t } = useLingui();
  const project = useProject();
  const types = useTypes();
  const mine = types.list.filter((type) => may(type, "configure"));
  const settings = projectPath(project.id, "settings");
  return (
    <Page title={t`Letters`} width="letter" crumbs={[{ label: t`Project settings`, to: settings }]}>
      {types.error ? <ErrorState error={types.error} /> : types.waiting ? <Skeletons shape="list" count={5} /> : (
        <Sheet flush>
          {mine.length === 0 ? <EmptyState title={<Trans>No types of letters that you administer.</Trans>} /> : (
            <ul className={styles.list}>
              {mine.map((type) => {
                const days = type.settings.due_days ?? 0;
                return (
                  <li key={type.id}>
                    <Link to={`${settings}/letters/${type.id}`} className={styles.line}>
                      <span className={styles.prefix}>{type.prefix}</span>
                      <span className={styles.grow}>{type.name}</span>
                      <span className={styles.quiet}>{type.settings.due_days === null ? <Trans>no due date</Trans> : t`${plural(days, { one: "due in # working day", other: "due in # working days" })}`}</span>
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
