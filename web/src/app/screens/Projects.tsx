import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { projectPath } from "@/platform/address";
import { useMe } from "@/platform/session";
import { EmptyState, ItemNumber, Page } from "@/ui";
import styles from "./screens.module.css";

export default function Projects() {
  const { t } = useLingui();
  const { projects, account } = useMe();
  return (
    <Page title={t`Projects`} lead={<span>{account.name}</span>}>
      {projects.length === 0 && (
        <EmptyState title={<Trans>You are not on any project yet.</Trans>}>
          <Trans>Whoever runs a project adds you to it; it then appears here.</Trans>
        </EmptyState>
      )}
      <ul className={styles.projects}>
        {projects.map((project) => (
          <li key={project.id}>
            <Link to={projectPath(project.id)} className={styles.project}>
              <ItemNumber number={project.number} plain />
              <span className={styles.projectName}>{project.name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
