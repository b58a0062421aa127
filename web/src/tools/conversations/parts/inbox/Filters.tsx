import { Menu } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconChevronDown } from "@tabler/icons-react";
import { MenuChoice } from "@/ui";
import type { Summary } from "../../api";
import styles from "./inbox.module.css";
import type { Show } from "./sections";

interface FiltersProps {
  lines: readonly Summary[];
  show: Show;
  project: string;
  onChange: (patch: { show?: Show; project?: string }) => void;
}

/** All, Unread, Mentions; all projects or one. */
export function Filters({ lines, show, project, onChange }: FiltersProps) {
  const { t } = useLingui();
  const shown = [
    { key: "all" as const, label: t`All` },
    { key: "unread" as const, label: t`Unread` },
    { key: "mentions" as const, label: t`Mentions` },
  ];
  const projects = [...new Map(lines.map((line) => [line.project.id, line.project])).values()];
  const chosen = projects.find((one) => one.id === project);
  return (
    <div className={styles.filters} role="group" aria-label={t`Filters`}>
      {shown.map(({ key, label }) => (
        <button key={key} type="button" className={styles.filter} aria-pressed={show === key} onClick={() => onChange({ show: key === "all" ? undefined : key })}>{label}</button>
      ))}
      {(projects.length > 1 || project) && (
        <Menu position="bottom-end" width={260}>
          <Menu.Target>
            <button type="button" className={styles.filter} data-project aria-pressed={project !== ""}>
              <span className={styles.filterName}>{chosen?.name ?? <Trans>All projects</Trans>}</span>
              <IconChevronDown size={14} stroke={1.5} aria-hidden />
            </button>
          </Menu.Target>
          <Menu.Dropdown className={styles.projects}>
            <MenuChoice value="" chosen={project === ""} onChoose={() => onChange({ project: undefined })}><Trans>All projects</Trans></MenuChoice>
            {projects.map((one) => <MenuChoice key={one.id} value={one.id} chosen={one.id === project} onChoose={() => onChange({ project: one.id })}>{one.name}</MenuChoice>)}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}
