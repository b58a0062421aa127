import { Trans, useLingui } from "@lingui/react/macro";
import { IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { projectPath } from "@/platform/address";
import { useProject } from "@/platform/session";
import { EmptyState, Page, Sheet } from "@/ui";
import styles from "../parts/mails.module.css";

/** The types of letters whose mails this person may set. */
export default function MailTypes() {
  const { t } = useLingui();
  const project = useProject();
  const tools = project.tools.filter((tool) => tool.can?.includes("configure"));
  return (
    <Page title={t`Mails`} width="letter" crumbs={[{ label: t`Project settings`, to: projectPath(project.id, "settings") }]} aside={<Trans>Each type of letter has its own</Trans>}>
      <Sheet flush>
        {tools.length === 0 ? <EmptyState title={<Trans>No types of letters that you administer.</Trans>} /> : (
          <ul className={styles.list}>
            {tools.map((tool) => (
              <li key={tool.key}>
                <Link to={projectPath(project.id, "settings", "mails", tool.key)}><span>{tool.title}</span><IconChevronRight size={16} stroke={1.5} aria-hidden /></Link>
              </li>
            ))}
          </ul>
        )}
      </Sheet>
    </Page>
  );
}
