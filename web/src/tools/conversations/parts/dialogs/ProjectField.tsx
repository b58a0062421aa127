import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { EmptyState, ErrorState, OptionPicker, SidePanel, Skeletons } from "@/ui";
import type { ProjectHere } from "./api";
import { projectsHereQuery } from "./people";

interface WithProjectsProps {
  title: string;
  onClose: () => void;
  /** Which projects fit. */
  fits: (project: ProjectHere) => boolean;
  children: (projects: ProjectHere[]) => ReactNode;
}

/** Waits with a form until the projects are known in which it can be sent. */
export function WithProjects({ title, onClose, fits, children }: WithProjectsProps) {
  const { data, error, refetch } = useQuery(projectsHereQuery);
  const fitting = data?.filter(fits);
  if (fitting && fitting.length > 0) return children(fitting);
  return (
    <SidePanel opened modal size="30rem" title={title} onClose={onClose}>
      {fitting ? <EmptyState title={<Trans>There is no project in which you may start this.</Trans>} /> : error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeletons shape="lines" count={4} />}
    </SidePanel>
  );
}

/** The project that a form begins with: the one it was asked for in, or the only one. */
export function firstProject(projects: readonly ProjectHere[], wanted: string | undefined): string[] {
  const found = projects.find((one) => one.id === wanted) ?? (projects.length === 1 ? projects[0] : undefined);
  return found ? [found.id] : [];
}

interface ProjectFieldProps {
  projects: readonly ProjectHere[];
  /** The project's id, or nothing yet. */
  value: string[];
  onChange: (value: string[]) => void;
  error?: string;
}

/** In which project: found by its name or its number. */
export function ProjectField({ projects, value, onChange, error }: ProjectFieldProps) {
  const { t } = useLingui();
  const options = projects.map((project) => ({ value: project.id, label: project.name, code: project.number || null }));
  return <OptionPicker single required name="project" label={<Trans>Project</Trans>} placeholder={t`Name or number`} options={options} value={value} error={error} onChange={onChange} />;
}
