import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import type { PersonChoice } from "@/kernel/people";
import { EditPanel, OptionPicker, PeoplePicker, RadioField, TextAreaField, toast, useForm } from "@/ui";
import { companyProjectsQuery } from "../admin/queries";
import { type HoldSort, holdsQuery, recordsApi } from "./api";
import { TargetPicker } from "./TargetPicker";
import { useColleagues } from "./usePeople";

interface Values {
  sort: HoldSort;
  project: string[];
  person: PersonChoice[];
  target: string;
  reason: string;
}

/** Keeps everything of a project, an item, a conversation or a person as it is. */
export function HoldForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const search = useColleagues();
  const { data: projects } = useQuery(companyProjectsQuery);
  const form = useForm<Values>({
    initial: { sort: "project", project: [], person: [], target: "", reason: "" },
    check: ({ sort, project, person, target, reason }) => ({
      project: (sort !== "project" && sort !== "item") || project.length > 0 ? undefined : t`Choose a project.`,
      person: sort !== "person" || person.length > 0 ? undefined : t`Choose somebody.`,
      target: sort === "item" && !target ? t`Choose an item.` : sort === "conversation" && !target ? t`Choose a conversation.` : undefined,
      reason: reason.trim() ? undefined : t`Say why this has to stay as it is.`,
    }),
    submit: async ({ sort, project, person, target: found, reason }) => {
      const target = sort === "person" ? person[0]?.id : sort === "project" ? project[0] : found;
      if (!target) return false;
      await recordsApi.hold({ sort, target, reason: reason.trim() });
      await queries.invalidateQueries({ queryKey: holdsQuery.queryKey });
      toast(t`The hold is in force`);
      onClose();
    },
  });
  const { sort } = form.values;
  const forget = () => form.set("target", "");
  const sorts: { value: HoldSort; label: string }[] = [
    { value: "project", label: t`All conversations of a project` },
    { value: "item", label: t`The conversation on an item` },
    { value: "conversation", label: t`One direct message or group` },
    { value: "person", label: t`Everything that one person said` },
  ];
  return (
    <EditPanel title={t`Place a legal hold`} form={form} save={<Trans>Place hold</Trans>} onClose={onClose}>
      <RadioField
        {...form.bind("sort")}
        onChange={(value) => {
          form.set("sort", value);
          forget();
        }}
        label={<Trans>On what</Trans>}
        options={sorts}
      />
      {sort === "person" ? (
        <PeoplePicker {...form.bind("person")} single required label={<Trans>Person</Trans>} search={search} />
      ) : (
        <OptionPicker
          {...form.bind("project")}
          onChange={(ids) => {
            form.set("project", ids);
            forget();
          }}
          single
          required={sort !== "conversation"}
          label={<Trans>Project</Trans>}
          placeholder={sort === "conversation" ? t`All projects` : undefined}
          options={(projects?.items ?? []).map(({ id, number, name }) => ({ value: id, code: number, label: name }))}
        />
      )}
      {(sort === "item" || sort === "conversation") && (
        <TargetPicker key={sort} sort={sort} project={form.values.project[0]} value={form.values.target} error={form.errors.target} onChange={(id) => form.set("target", id)} />
      )}
      <TextAreaField {...form.bind("reason")} required label={<Trans>Reason</Trans>} hint={<Trans>Nothing of it is edited, deleted or removed by age until the hold is lifted.</Trans>} />
    </EditPanel>
  );
}
