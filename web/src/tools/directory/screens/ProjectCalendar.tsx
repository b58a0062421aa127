import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { projectPath } from "@/platform/address";
import { useProject, useSession } from "@/platform/session";
import { ChoiceField, ConflictNote, DateField, EmptyState, ErrorState, formatDay, IconButton, OptionPicker, Page, PressButton, SaveBar, Sheet, Skeletons, TextField, timeZoneOptions, toast, useForm } from "@/ui";
import { type DayOff, type Project, projectsApi } from "../api";
import { countryOptions, ownCountry } from "../parts/countries";
import styles from "../parts/directory.module.css";
import { fieldWord } from "../parts/words";
import { projectQuery } from "../state";

export default function ProjectCalendar() {
  const { t } = useLingui();
  const { id } = useProject();
  const { data, error, refetch } = useQuery(projectQuery(id));
  return (
    <Page title={t`Working days`} width="letter" crumbs={[{ label: t`Project settings`, to: projectPath(id, "settings") }]}>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="page" /> : <Calendar project={data} />}
    </Page>
  );
}

const valuesOf = (project: Project) => ({ time_zone: [project.time_zone], working_days: project.working_days, holidays: project.holidays });

function Calendar({ project }: { project: Project }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { refresh } = useSession();
  const form = useForm({
    initial: valuesOf(project),
    check: (values) => ({
      time_zone: values.time_zone[0] ? undefined : t`Choose a time zone.`,
      working_days: values.working_days.length > 0 ? undefined : t`Choose at least one day.`,
    }),
    submit: async ({ time_zone: [zone], ...values }, over = project.version) => {
      const saved = await projectsApi.edit(project.id, { ...values, time_zone: zone }, over);
      queries.setQueryData(projectQuery(project.id).queryKey, saved);
      await refresh();
      toast(t`Saved`);
    },
  });
  const theirs = async () => form.reset(valuesOf(await queries.fetchQuery({ ...projectQuery(project.id), staleTime: 0 })));
  return (
    <form {...form.formProps}>
      <ConflictNote conflict={form.conflict} word={fieldWord} onTheirs={theirs} onMine={form.overwrite} />
      <Sheet title={<Trans>The week</Trans>}>
        <div className={styles.form}>
          <OptionPicker {...form.bind("time_zone")} single label={<Trans>Time zone</Trans>} options={timeZoneOptions()} hint={<Trans>A letter that is due on Friday is late when Friday ends there.</Trans>} />
          <WorkingDays value={form.values.working_days} onChange={(days) => form.set("working_days", days)} error={form.errors.working_days} />
        </div>
      </Sheet>
      <DaysOff value={form.values.holidays ?? []} onChange={(days) => form.set("holidays", days)} />
      <SaveBar form={form} save={<Trans>Save</Trans>} onDiscard={() => form.reset(valuesOf(project))} />
    </form>
  );
}

const WEEK = [0, 1, 2, 3, 4, 5, 6];
const A_MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

interface WorkingDaysProps {
  value: readonly number[];
  onChange: (days: number[]) => void;
  error: string | undefined;
}

function WorkingDays({ value, onChange, error }: WorkingDaysProps) {
  const { i18n } = useLingui();
  const locale = i18n.locale === "pseudo" ? "en" : i18n.locale;
  const short = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  const long = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  const toggle = (day: number) => onChange(value.includes(day) ? value.filter((one) => one !== day) : [...value, day].sort());
  return (
    <fieldset className={styles.days} data-field="working_days">
      <legend><Trans>Working days</Trans></legend>
      {WEEK.map((day) => {
        const date = new Date(A_MONDAY + day * DAY);
        return (
          <label key={day} className={styles.day}>
            <input type="checkbox" aria-label={long.format(date)} checked={value.includes(day)} onChange={() => toggle(day)} />
            <span aria-hidden>{short.format(date)}</span>
          </label>
        );
      })}
      {error && <p className={styles.problem}>{error}</p>}
    </fieldset>
  );
}

function DaysOff({ value, onChange }: { value: readonly DayOff[]; onChange: (days: DayOff[]) => void }) {
  const { t, i18n } = useLingui();
  const add = (days: readonly DayOff[]) => {
    const known = new Set(value.map((day) => day.on));
    const fresh = days.filter((day) => !known.has(day.on));
    onChange([...value, ...fresh].sort((a, b) => a.on.localeCompare(b.on)));
    return fresh.length;
  };
  return (
    <Sheet flush title={<Trans>Days off</Trans>}>
      <Preset onDays={add} />
      <OneDay onDay={(day) => add([day])} />
      {value.length === 0 ? (
        <EmptyState title={<Trans>No days off yet.</Trans>}><Trans>Add the public holidays of the country, then the days on which only this site rests.</Trans></EmptyState>
      ) : (
        <ul className={styles.holidays} aria-label={t`Days off`}>
          {value.map((day) => {
            const date = formatDay(i18n.locale, day.on);
            return (
              <li key={day.on}>
                <time dateTime={day.on}>{date}</time>
                <span>{day.name}</span>
                <IconButton label={t`Remove ${date}`} onClick={() => onChange(value.filter((one) => one.on !== day.on))}><IconX size={16} stroke={1.5} aria-hidden /></IconButton>
              </li>
            );
          })}
        </ul>
      )}
    </Sheet>
  );
}

function Preset({ onDays }: { onDays: (days: readonly DayOff[]) => number }) {
  const { t, i18n } = useLingui();
  const now = new Date().getFullYear();
  const [country, setCountry] = useState(ownCountry);
  const [year, setYear] = useState(String(now));
  const years = [now, now + 1, now + 2, now + 3].map((one) => ({ value: String(one), label: String(one) }));
  const load = async () => {
    const { items } = await projectsApi.holidays(country, Number(year));
    if (onDays(items) === 0) toast(t`They are all in the list already`);
  };
  return (
    <div className={styles.preset}>
      <ChoiceField label={<Trans>Public holidays of</Trans>} value={country} onChange={setCountry} options={countryOptions(i18n.locale)} />
      <ChoiceField label={<Trans>Year</Trans>} value={year} onChange={setYear} options={years} />
      <PressButton onPress={load}><Trans>Add them</Trans></PressButton>
    </div>
  );
}

function OneDay({ onDay }: { onDay: (day: DayOff) => void }) {
  const { t } = useLingui();
  const [on, setOn] = useState("");
  const [name, setName] = useState("");
  const add = () => {
    onDay({ on, name: name.trim() });
    setOn("");
    setName("");
  };
  return (
    <div className={styles.adding}>
      <DateField label={<Trans>Day</Trans>} value={on} onChange={setOn} />
      <TextField label={<Trans>Why</Trans>} value={name} onChange={setName} placeholder={t`Site shut-down`} />
      <PressButton onPress={add} blocked={!on && t`Choose a day.`}><Trans>Add</Trans></PressButton>
    </div>
  );
}
