import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import type { PersonChoice } from "@/kernel/people";
import { DateField, EditPanel, OptionPicker, PeoplePicker, TextAreaField, TickField, toast, useForm } from "@/ui";
import { companyProjectsQuery } from "../admin/queries";
import { exportsQuery, recordsApi } from "./api";
import { useColleagues } from "./usePeople";

const day = (moment: Date) => moment.toISOString().slice(0, 10);

/** Asks for everything that was said between two days, and why it is wanted. */
export function ExportForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const search = useColleagues();
  const { data: projects } = useQuery(companyProjectsQuery);
  const now = new Date();
  const form = useForm({
    initial: { since: day(new Date(now.getTime() - 30 * 86_400_000)), until: day(now), reason: "", projects: [] as string[], kinds: [] as string[], people: [] as PersonChoice[], attachments: true },
    check: ({ since, until, reason }) => ({
      since: since ? undefined : t`Choose the first day.`,
      until: !until ? t`Choose the last day.` : since && until < since ? t`The last day comes before the first one.` : undefined,
      reason: reason.trim() ? undefined : t`Say why this is exported; it stands in the record.`,
    }),
    submit: async (values) => {
      await recordsApi.begin({ ...values, reason: values.reason.trim(), people: values.people.map((person) => person.id) });
      await queries.invalidateQueries({ queryKey: exportsQuery.queryKey });
      toast(t`The export is being made`);
      onClose();
    },
  });
  const kinds = [
    { value: "direct", label: t`Direct Messages` },
    { value: "group", label: t`Groups` },
    { value: "item", label: t`Items` },
  ];
  return (
    <EditPanel title={t`Export conversations`} form={form} save={<Trans>Export</Trans>} onClose={onClose}>
      <DateField {...form.bind("since")} required label={<Trans>First day</Trans>} />
      <DateField {...form.bind("until")} required label={<Trans>Last day</Trans>} hint={<Trans>Both days count, in UTC.</Trans>} />
      <OptionPicker {...form.bind("projects")} label={<Trans>Projects</Trans>} placeholder={t`All projects`} options={(projects?.items ?? []).map(({ id, number, name }) => ({ value: id, code: number, label: name }))} />
      <OptionPicker {...form.bind("kinds")} label={<Trans>Kinds</Trans>} placeholder={t`All kinds`} options={kinds} />
      <PeoplePicker {...form.bind("people")} label={<Trans>People</Trans>} search={search} placeholder={t`Everybody`} hint={<Trans>Conversations in which one of them was, or said something.</Trans>} />
      <TickField value={form.values.attachments} onChange={(on) => form.set("attachments", on)} label={<Trans>With attachments</Trans>} />
      <TextAreaField {...form.bind("reason")} required label={<Trans>Reason</Trans>} hint={<Trans>Every export stands in the record with its reason, for all company administrators to see.</Trans>} />
    </EditPanel>
  );
}
