import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import type { PersonChoice } from "@/kernel/people";
import { EditPanel, OptionPicker, PeoplePicker, RadioField, TextAreaField, toast, useForm } from "@/ui";
import { companyProjectsQuery } from "../admin/queries";
import { holdsQuery, recordsApi } from "./api";
import { useColleagues } from "./usePeople";

/** Keeps everything of a project or of a person as it is. */
export function HoldForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const search = useColleagues();
  const { data: projects } = useQuery(companyProjectsQuery);
  const form = useForm({
    initial: { sort: "project", project: [] as string[], person: [] as PersonChoice[], reason: "" },
    check: ({ sort, project, person, reason }) => ({
      project: sort !== "project" || project.length > 0 ? undefined : t`Choose a project.`,
      person: sort !== "person" || person.length > 0 ? undefined : t`Choose somebody.`,
      reason: reason.trim() ? undefined : t`Say why this has to stay as it is.`,
    }),
    submit: async ({ sort, project, person, reason }) => {
      const target = sort === "person" ? person[0]?.id : project[0];
      if (!target) return false;
      await recordsApi.hold({ sort: sort === "person" ? "person" : "project", target, reason: reason.trim() });
      await queries.invalidateQueries({ queryKey: holdsQuery.queryKey });
      toast(t`The hold is in force`);
      onClose();
    },
  });
  return (
    <EditPanel title={t`Place a legal hold`} form={form} save={<Trans>Place hold</Trans>} onClose={onClose}>
      <RadioField {...form.bind("sort")} label={<Trans>On what</Trans>} options={[{ value: "project", label: t`All conversations of a project` }, { value: "person", label: t`Everything that one person said` }]} />
      {form.values.sort === "person" ? (
        <PeoplePicker {...form.bind("person")} single required label={<Trans>Person</Trans>} search={search} />
      ) : (
        <OptionPicker {...form.bind("project")} single required label={<Trans>Project</Trans>} options={(projects?.items ?? []).map(({ id, number, name }) => ({ value: id, code: number, label: name }))} />
      )}
      <TextAreaField {...form.bind("reason")} required label={<Trans>Reason</Trans>} hint={<Trans>Nothing of it is edited, deleted or removed by age until the hold is lifted.</Trans>} />
    </EditPanel>
  );
}
