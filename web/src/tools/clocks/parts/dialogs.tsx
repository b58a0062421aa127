import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { DateField, EditPanel, PressButton, TextField, toast, useForm } from "@/ui";
import { type Clock, clocksApi, type DateOf, type ItemClocks } from "../api";
import { itemClocksQuery } from "../state";

interface Place {
  project: string;
  item: string;
  onClose: () => void;
}

/** Puts what the server answered in its place, says that it is done, and leaves. */
function useDone({ project, item, onClose }: Place) {
  const { t } = useLingui();
  const queries = useQueryClient();
  return (held: ItemClocks) => {
    queries.setQueryData(itemClocksQuery(project, item).queryKey, held);
    toast(t`Saved`);
    onClose();
  };
}

/** From which day a period runs. */
export function DateDialog({ date, version, ...place }: Place & { date: DateOf; version: number }) {
  const { t } = useLingui();
  const done = useDone(place);
  const form = useForm({
    initial: { day: date.day ?? "" },
    check: ({ day }) => ({ day: day ? undefined : t`Choose a day.` }),
    submit: async ({ day }, over = version) => done(await clocksApi.setDate(place.project, place.item, date.label, day, over)),
  });
  const takeBack = async () => done(await clocksApi.setDate(place.project, place.item, date.label, null, version));
  return (
    <EditPanel title={date.label} form={form} save={<Trans>Save</Trans>} onClose={place.onClose} aside={date.day && <PressButton kind="quiet" onPress={takeBack}><Trans>Take back</Trans></PressButton>}>
      <DateField {...form.bind("day")} label={date.label} required hint={<Trans>The periods that begin with this day are counted from the day after it. The record keeps who said it.</Trans>} />
    </EditPanel>
  );
}

/** Another end for a period, as was agreed. */
export function EndDialog({ clock, ...place }: Place & { clock: Clock }) {
  const { t } = useLingui();
  const done = useDone(place);
  const { clause } = clock;
  const form = useForm({
    initial: { deadline_on: clock.deadline_on, reason: "" },
    check: ({ deadline_on, reason }) => ({ deadline_on: deadline_on ? undefined : t`Choose a day.`, reason: reason.trim() ? undefined : t`Say why.` }),
    submit: async ({ deadline_on, reason }) => done(await clocksApi.move(place.project, clock.id, deadline_on, reason)),
  });
  return (
    <EditPanel title={<Trans>Change the end of {clause}</Trans>} form={form} save={<Trans>Save</Trans>} onClose={place.onClose}>
      <DateField {...form.bind("deadline_on")} label={<Trans>Last day of the period</Trans>} required />
      <TextField {...form.bind("reason")} label={<Trans>Reason</Trans>} required hint={<Trans>Such as the letter in which a longer period was agreed. It stands in the record.</Trans>} />
    </EditPanel>
  );
}

/** What a period waited for came another way. */
export function StopDialog({ clock, ...place }: Place & { clock: Clock }) {
  const { t } = useLingui();
  const done = useDone(place);
  const { clause } = clock;
  const form = useForm({
    initial: { reason: "" },
    check: ({ reason }) => ({ reason: reason.trim() ? undefined : t`Say why.` }),
    submit: async ({ reason }) => done(await clocksApi.stop(place.project, clock.id, reason)),
  });
  return (
    <EditPanel title={<Trans>Stop the clock of {clause}</Trans>} form={form} save={<Trans>Stop the clock</Trans>} onClose={place.onClose}>
      <TextField {...form.bind("reason")} label={<Trans>Reason</Trans>} required hint={<Trans>It stands in the record.</Trans>} />
    </EditPanel>
  );
}
