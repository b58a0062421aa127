import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconCalendarShare, IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { dayIn } from "@/kernel/due";
import { useAddress } from "@/platform/address";
import { useMaybeProject } from "@/platform/session";
import { ErrorState, formatDay, IconButton, LinkButton, Page, PressButton, Sheet, Skeletons, ToggleChip, usePhone } from "@/ui";
import { AgendaTabs } from "../parts/AgendaTabs";
import styles from "../parts/agenda.module.css";
import { DayList } from "../parts/DayList";
import { isDay, isMonth, type Month, monthOf, shift, weeksOf } from "../parts/month";
import { MonthGrid } from "../parts/MonthGrid";
import { spanQuery, useAgendaLive } from "../state";

const SHOWN = 20;
const OF_ONE_DAY = 200;

interface Address extends Record<string, unknown> {
  month: unknown;
  day: unknown;
  view: unknown;
  mine: unknown;
}
const DEFAULTS: Address = { month: undefined, day: undefined, view: undefined, mine: undefined };

function useChosen() {
  const project = useMaybeProject();
  const [found, set] = useAddress<Address>(DEFAULTS);
  const phone = usePhone();
  const zone = project?.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const today = dayIn(zone, new Date());
  const day = isDay(found.day) ? found.day : undefined;
  const month = isMonth(found.month) ? found.month : monthOf(day ?? today);
  const view = found.view === "agenda" || found.view === "month" ? found.view : phone ? "agenda" : "month";
  return { project, today, day, month, view, mine: found.mine === true, set };
}

function useMonthName(month: Month): string {
  const { i18n } = useLingui();
  const locale = i18n.locale === "pseudo" ? "en" : i18n.locale;
  return new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${month}-01T00:00:00Z`));
}

/** What is due on which day: of one project, or of all that one is in. */
export default function Calendar() {
  const { t, i18n } = useLingui();
  const { project, today, day, month, view, mine, set } = useChosen();
  useAgendaLive();
  const weeks = weeksOf(month);
  const inMonth = weeks.flat().filter((one) => monthOf(one) === month);
  const days = view === "month" ? weeks.flat() : inMonth;
  const first = day ?? days[0] ?? today;
  const last = day ?? days.at(-1) ?? today;
  const { data, error, refetch } = useQuery(spanQuery({ first, last, mine, project: project?.id, a_day: day ? OF_ONE_DAY : SHOWN }));
  const name = useMonthName(month);
  const openDay = (next: string) => set({ day: next, month: undefined });
  const turn = (by: number) => set({ month: shift(month, by), day: undefined });
  return (
    <Page title={t`Calendar`} tabs={project ? undefined : <AgendaTabs value="calendar" />} actions={<LinkButton kind="quiet" to="/me/calendar" icon={<IconCalendarShare size={16} stroke={1.5} aria-hidden />}><Trans>In another program</Trans></LinkButton>}>
      <div className={styles.bar}>
        <div className={styles.month}>
          <IconButton label={t`Month before`} onClick={() => turn(-1)}><IconChevronLeft size={18} stroke={1.5} aria-hidden /></IconButton>
          <h2 aria-live="polite">{day ? formatDay(i18n.locale, day) : name}</h2>
          <IconButton label={t`Month after`} onClick={() => turn(1)}><IconChevronRight size={18} stroke={1.5} aria-hidden /></IconButton>
          <PressButton small kind="quiet" onPress={() => set({ month: undefined, day: undefined })}><Trans>Today</Trans></PressButton>
        </div>
        <div className={styles.choices} role="group" aria-label={t`What is shown`}>
          <ToggleChip label={t`Mine`} on={mine} onChange={() => set({ mine: true })} />
          <ToggleChip label={t`All that I see`} on={!mine} onChange={() => set({ mine: undefined })} />
        </div>
        <div className={styles.choices} role="group" aria-label={t`View`}>
          <ToggleChip label={t`Month`} on={view === "month" && !day} onChange={() => set({ view: "month", month, day: undefined })} />
          <ToggleChip label={t`Agenda`} on={view === "agenda" && !day} onChange={() => set({ view: "agenda", month, day: undefined })} />
        </div>
      </div>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="page" /> : view === "month" && !day ? (
        <MonthGrid weeks={weeks} month={month} today={today} span={data} onDay={openDay} />
      ) : (
        <Sheet flush><DayList span={data} today={today} withProject={!project} only={day} mine={mine} onDay={openDay} /></Sheet>
      )}
    </Page>
  );
}
