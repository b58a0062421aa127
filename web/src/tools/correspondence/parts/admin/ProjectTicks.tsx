import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { ErrorState, PressButton, Skeletons, TickField } from "@/ui";
import { accountProjectsQuery, type ProjectLine } from "./api";
import styles from "./admin.module.css";

interface ProjectTicksProps {
  value: readonly string[];
  onChange: (projects: string[]) => void;
  /** What else is to be said of a project: that it has another fieldset. */
  note?: (project: ProjectLine) => ReactNode;
}

/** Ticks for the account's open projects. */
export function ProjectTicks({ value, onChange, note }: ProjectTicksProps) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(accountProjectsQuery);
  if (error && !data) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeletons shape="lines" />;
  const open = data.items.filter((project) => project.active || value.includes(project.id));
  const toggle = (id: string, on: boolean) => onChange(on ? [...value, id] : value.filter((one) => one !== id));
  return (
    <div role="group" aria-label={t`Projects`} className={styles.ticks}>
      <div className={styles.all}>
        <PressButton small kind="quiet" onPress={() => onChange(open.map((project) => project.id))}><Trans>All</Trans></PressButton>
        <PressButton small kind="quiet" onPress={() => onChange([])}><Trans>None</Trans></PressButton>
      </div>
      {open.map((project) => (
        <TickField key={project.id} size="xs" value={value.includes(project.id)} onChange={(on) => toggle(project.id, on)} label={project.number ? `${project.number} ${project.name}` : project.name} description={note?.(project)} />
      ))}
    </div>
  );
}
