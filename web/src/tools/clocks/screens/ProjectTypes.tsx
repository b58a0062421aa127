import { Trans, useLingui } from "@lingui/react/macro";
import { IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { projectPath } from "@/platform/address";
import { useProject } from "@/platform/session";
import { EmptyState, Page, Sheet } from "@/ui";
import { LegalNote } from "../parts/LegalNote";
import styles from "../parts/clocks.module.css";

/** The types of letters whose periods in this project this person may set. */
export default function ProjectTypes() {
  const { t } = useLingui();
  const project = useProject();
  const tools = project.tools.filter((tool) => tool.can?.includes("configure"));
  const settings = projectPath(project.id, "settings");
  return (
    <Page title={t`Contract clocks`} width="letter" crumbs={[{ label: t`Project settings`, to: settings }]}>
      <LegalNote />
      <Sheet flush>
        {tools.length === 0 ? <EmptyState title={<Trans>No types of letters that you administer.</Trans>} /> : (
          <ul className={styles.types}>
            {tools.map((tool) => (
              <li key={tool.key}>
                <Link to={`${settings}/clocks/${tool.key.split(":")[1] ?? ""}`} className={styles.type}>
                  <span className={styles.grow}>{tool.title}</span>
                  <IconChevronRight size={16} stroke={1.5} aria-hidden />
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Sheet>
    </Page>
  );
}
