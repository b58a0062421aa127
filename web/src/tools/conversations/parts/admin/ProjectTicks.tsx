import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { EmptyState, ErrorState, FilteredEmpty, SearchBox, Skeletons, TickField } from "@/ui";
import styles from "./admin.module.css";
import { companyProjectsQuery } from "./queries";

interface ProjectTicksProps {
  value: readonly string[];
  error?: string;
  onChange: (ids: string[]) => void;
}

/** The company's open projects, with a tick over the list for all that are there now. */
export function ProjectTicks({ value, error: complaint, onChange }: ProjectTicksProps) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(companyProjectsQuery);
  const [q, setQ] = useState("");
  if (error && !data) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeletons shape="lines" />;
  const wanted = q.trim().toLocaleLowerCase();
  const open = data.items.filter((project) => project.active || value.includes(project.id));
  const shown = open.filter((project) => `${project.number} ${project.name}`.toLocaleLowerCase().includes(wanted));
  const ticked = shown.filter((project) => value.includes(project.id)).length;
  const toggle = (id: string, on: boolean) => onChange(on ? [...value, id] : value.filter((one) => one !== id));
  const toggleAll = (on: boolean) => {
    const here = shown.map((project) => project.id);
    const others = value.filter((id) => !here.includes(id));
    onChange(on ? [...others, ...here] : others);
  };
  const [count, all] = [value.length, open.length];
  if (open.length === 0) return <EmptyState title={<Trans>No projects yet.</Trans>} />;
  return (
    <div className={styles.projects} data-field="projects">
      <div className={styles.projectsHead}>
        <SearchBox value={q} onChange={setQ} label={t`Search projects`} />
        <span role="status">{t`${count} of ${all} projects`}</span>
      </div>
      {complaint && <p className={styles.error} role="alert">{complaint}</p>}
      <div className={styles.projectsBox} role="group" aria-label={t`Projects`}>
        <div className={styles.allLine}>
          <TickField
            value={shown.length > 0 && ticked === shown.length}
            indeterminate={ticked > 0 && ticked < shown.length}
            disabled={shown.length === 0}
            onChange={toggleAll}
            label={wanted ? <Trans>All that match</Trans> : <Trans>Every project that there is now</Trans>}
            description={wanted ? undefined : <Trans>Projects opened later stay off.</Trans>}
          />
        </div>
        {shown.length === 0 && <FilteredEmpty onClear={() => setQ("")} />}
        <ul className={styles.ticks}>
          {shown.map((project) => (
            <li key={project.id}>
              <TickField
                value={value.includes(project.id)}
                onChange={(on) => toggle(project.id, on)}
                label={<>{project.number && <span className={styles.number}>{project.number}</span>}{project.name}</>}
                description={project.active ? undefined : <Trans>closed</Trans>}
              />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
