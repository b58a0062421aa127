import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { ChoiceField, ConflictNote, ErrorState, OptionPicker, Page, ProfileTabs, RadioField, SaveBar, Sheet, Skeletons, TextField, TickField, timeZoneOptions, toast, useForm } from "@/ui";
import { type Choice, choiceApi } from "../api";
import { channelWord, type Chosen, chosenOf, chosenWord, hours, weekdays } from "../parts/choices";
import choices from "../parts/choices.module.css";
import styles from "../parts/mails.module.css";
import { choiceQuery } from "../state";

const ZONES = timeZoneOptions();

/** How one wants to be told: what, by which way, and when. */
export default function MyNotifications() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(choiceQuery);
  return (
    <Page title={t`Notifications`} tabs={<ProfileTabs at="me/notifications" />}>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="page" /> : <Settings choice={data} />}
    </Page>
  );
}

function Settings({ choice }: { choice: Choice }) {
  const queries = useQueryClient();
  const { t } = useLingui();
  const form = useForm<Chosen>({
    initial: chosenOf(choice),
    submit: async ({ quiet, quiet_from, quiet_to, time_zone, digest_hour, ...rest }, over = choice.version) => {
      const times = quiet ? { quiet_from, quiet_to } : { quiet_from: null, quiet_to: null };
      const saved = await choiceApi.save({ ...rest, ...times, time_zone: time_zone[0] ?? "", digest_hour: Number(digest_hour) }, over);
      queries.setQueryData(choiceQuery.queryKey, saved);
      form.reset(chosenOf(saved));
      toast(t`Saved`);
    },
  });
  const theirs = async () => form.reset(chosenOf(await queries.fetchQuery({ ...choiceQuery, staleTime: 0 })));
  const { events } = form.values;
  const tick = (event: string, channel: string, on: boolean) => form.set("events", (before) => ({ ...before, [event]: { ...before[event], [channel]: on } }));
  return (
    <form {...form.formProps} className={choices.form}>
      <ConflictNote conflict={form.conflict} onTheirs={theirs} onMine={form.overwrite} />
      <Sheet flush title={<Trans>What you are told</Trans>}>
        <Matrix events={events} onTick={tick} />
      </Sheet>
      <p className={styles.legend}><Trans>The settings of each type decide what is mailed at all. Here you can have less of it, not more. Nobody is told of what they did themselves.</Trans></p>
      <Sheet title={<Trans>When mails come</Trans>}><When form={form} /></Sheet>
      <SaveBar form={form} save={<Trans>Save</Trans>} onDiscard={() => form.reset(chosenOf(choice))} />
    </form>
  );
}

interface MatrixProps {
  events: Choice["events"];
  onTick: (event: string, channel: string, on: boolean) => void;
}

function Matrix({ events, onTick }: MatrixProps) {
  const { t } = useLingui();
  const channels = Object.keys(Object.values(events)[0] ?? {});
  return (
    <table className={styles.matrix}>
      <caption className="seen-by-readers"><Trans>What you are told, and how</Trans></caption>
      <thead>
        <tr>
          <th scope="col"><span className="seen-by-readers">{t`Event`}</span></th>
          {channels.map((channel) => <th key={channel} scope="col" className={styles.cell}>{channelWord(channel)}</th>)}
        </tr>
      </thead>
      <tbody>
        {Object.entries(events).map(([event, cells]) => (
          <tr key={event}>
            <th scope="row">{chosenWord(event)}</th>
            {channels.map((channel) => <Cell key={channel} event={event} channel={channel} value={cells[channel] ?? null} onTick={(on) => onTick(event, channel, on)} />)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ event, channel, value, onTick }: { event: string; channel: string; value: boolean | null; onTick: (on: boolean) => void }) {
  const { t } = useLingui();
  const [what, way] = [chosenWord(event), channelWord(channel)];
  if (value === null) return <td className={styles.cell}><span className={choices.always} data-role={way}>{t`always`}</span></td>;
  return (
    <td className={styles.cell}>
      <label className={styles.tick} data-role={way}>
        <span className="seen-by-readers">{what}: {way}</span>
        <input type="checkbox" checked={value} onChange={(changed) => onTick(changed.currentTarget.checked)} />
      </label>
    </td>
  );
}

function When({ form }: { form: ReturnType<typeof useForm<Chosen>> }) {
  const { t, i18n } = useLingui();
  const { digest, quiet, quiet_days } = form.values;
  const ways = [
    { value: "at_once" as const, label: t`Each at once` },
    { value: "hourly" as const, label: t`Together, once an hour` },
    { value: "daily" as const, label: t`Together, once a day` },
  ];
  const flip = (day: number, on: boolean) => form.set("quiet_days", (before) => (on ? [...before, day].sort() : before.filter((one) => one !== day)));
  return (
    <div className={choices.when}>
      <RadioField {...form.bind("digest")} label={<Trans>Mails about items</Trans>} options={ways} />
      {digest === "daily" && <div className={choices.short}><ChoiceField {...form.bind("digest_hour")} label={<Trans>At</Trans>} options={hours(i18n.locale)} /></div>}
      <div className={choices.quiet}>
        <TickField value={quiet} onChange={(on) => form.set("quiet", on)} label={<Trans>Quiet hours</Trans>} description={<Trans>Mails wait until they end. Of messages only urgent ones are told meanwhile.</Trans>} />
        {quiet && (
          <div className={choices.hours}>
            <TextField {...form.bind("quiet_from")} type="time" label={<Trans>From</Trans>} required />
            <TextField {...form.bind("quiet_to")} type="time" label={<Trans>To</Trans>} required />
          </div>
        )}
      </div>
      <fieldset className={choices.days} data-field="quiet_days">
        <legend><Trans>Quiet days</Trans></legend>
        {weekdays(i18n.locale).map((day) => <TickField key={day.value} value={quiet_days.includes(day.value)} onChange={(on) => flip(day.value, on)} label={day.label} />)}
        {form.errors.quiet_days && <p className={choices.error} role="alert">{form.errors.quiet_days}</p>}
      </fieldset>
      <OptionPicker {...form.bind("time_zone")} single options={ZONES} label={<Trans>Your time zone</Trans>} required />
      <TickField value={form.values.skip_read} onChange={(on) => form.set("skip_read", on)} label={<Trans>No mails about what I have read here meanwhile</Trans>} />
      <p className={choices.hint}><Trans>Deadlines do not wait: what is overdue, or due today and put on you, is mailed at once. So are e-mails that people write to you.</Trans></p>
    </div>
  );
}
