import { useQueryClient } from "@tanstack/react-query";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSession } from "@/platform/session";
import { ConfirmDialog, EditPanel, Note, toast, useAsk, useForm } from "@/ui";
import { adminApi, type CompanyType, companyTypesQuery, type Fieldset, type ProjectLine } from "./api";
import { ProjectTicks } from "./ProjectTicks";

interface ProjectsPanelProps {
  type: CompanyType;
  fieldset: Fieldset;
  onClose: () => void;
}

/** Puts a fieldset on projects; asks before it does. */
export function ProjectsPanel({ type, fieldset, onClose }: ProjectsPanelProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { refresh } = useSession();
  const { ask, dialog } = useAsk();
  const form = useForm({
    initial: { projects: [...fieldset.projects] },
    submit: async ({ projects: wanted }, over = fieldset.projects_version) => {
      if (!(await ask())) return false;
      const spread = await adminApi.setProjects(type.id, fieldset.id, wanted, over);
      await Promise.all([queries.invalidateQueries({ queryKey: companyTypesQuery.queryKey }), refresh()]);
      const moved = spread.added.length + spread.removed.length;
      toast(t`${plural(moved, { one: "Applied to # project", other: "Applied to # projects" })}`);
      onClose();
    },
  });
  const { projects } = form.values;
  const added = projects.filter((id) => !fieldset.projects.includes(id));
  const left = fieldset.projects.filter((id) => !projects.includes(id));
  const count = added.length + left.length;
  const other = (project: ProjectLine) => {
    const name = type.fieldsets.find((one) => one.id !== fieldset.id && one.projects.includes(project.id))?.name;
    return name ? <Trans>has the fieldset {name} now</Trans> : undefined;
  };
  return (
    <EditPanel title={t`Projects of this fieldset`} form={{ ...form, dirty: count > 0 }} save={<Trans>Apply</Trans>} onClose={onClose}>
      <Note><Trans>A project has one fieldset of a type. Where it is taken away no new items are made; those that exist stay.</Trans></Note>
      <ProjectTicks value={projects} onChange={(ids) => form.set("projects", ids)} note={other} />
      <ConfirmDialog {...dialog} title={t`${plural(count, { one: "Apply changes to # project?", other: "Apply changes to # projects?" })}`} confirm={<Trans>Apply</Trans>}>
        <Trans>New items and the next save of existing ones follow this form.</Trans>
      </ConfirmDialog>
    </EditPanel>
  );
}
