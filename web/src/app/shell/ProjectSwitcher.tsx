import { Menu } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconChevronDown } from "@tabler/icons-react";
import { projectPath, useGo } from "@/platform/address";
import { useMaybeProject, useMe } from "@/platform/session";
import { ItemNumber } from "@/ui/marks/ItemNumber";
import styles from "./shell.module.css";

const SHOWN = 12;

export function ProjectSwitcher() {
  const { t } = useLingui();
  const { projects } = useMe();
  const current = useMaybeProject();
  const go = useGo();
  const name = current?.name;
  return (
    <Menu position="bottom-start" width={300}>
      <Menu.Target>
        <button type="button" className={styles.switcher} aria-label={name ? t`Project: ${name}. Switch project` : t`Choose a project`}>
          <span className={styles.switcherName}>{name ?? t`Projects`}</span>
          <IconChevronDown size={15} stroke={1.5} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {projects.slice(0, SHOWN).map((project) => (
          <Menu.Item key={project.id} onClick={() => go(projectPath(project.id))} aria-current={project.id === current?.id || undefined}>
            <span className={styles.switcherLine}>
              <ItemNumber number={project.number} plain />
              <span>{project.name}</span>
            </span>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => go("/projects")}><Trans>All projects</Trans></Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
