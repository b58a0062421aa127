import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconHourglass } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { formatDay, ItemNumber, usePhone } from "@/ui";
import type { Span, Thing } from "../api";
import styles from "./agenda.module.css";
import { type Month, monthOf } from "./month";

const FITS = 3;

interface MonthGridProps {
  weeks: string[][];
  month: Month;
  today: string;
  span: Span;
  onDay: (day: string) => void;
}

/** A month as a table of weeks; on phones a day says only how much is due. */
export function MonthGrid({ weeks, month, today, span, onDay }: MonthGridProps) {
  const { t, i18n } = useLingui();
  const locale = i18n.locale === "pseudo" ? "en" : i18n.locale;
  const weekday = (width: "short" | "long", day: string) => new Intl.DateTimeFormat(locale, { weekday: width, timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
  return (
    <table className={styles.grid} aria-label={t`Due dates of the month`}>
      <thead>
        <tr>{weeks[0]?.map((day) => <th key={day} scope="col" abbr={weekday("long", day)}>{weekday("short", day)}</th>)}</tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td key={day} data-outside={monthOf(day) !== month || undefined} data-today={day === today || undefined}>
                <Day day={day} things={span.items.filter((one) => one.due_on === day)} count={span.days.find((one) => one.day === day)} onDay={onDay} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayProps {
  day: string;
  things: Thing[];
  count: { total: number; overdue: number } | undefined;
  onDay: (day: string) => void;
}

function Day({ day, things, count, onDay }: DayProps) {
  const { t, i18n } = useLingui();
  const phone = usePhone();
  const total = count?.total ?? 0;
  const late = (count?.overdue ?? 0) > 0;
  const name = formatDay(i18n.locale, day);
  const spoken = t`${name}, ${plural(total, { 0: "nothing due", one: "# due", other: "# due" })}`;
  const shown = phone ? [] : things.slice(0, FITS);
  const rest = total - shown.length;
  return (
    <>
      <button type="button" className={styles.day} aria-label={spoken} onClick={() => onDay(day)}>
        <span className={styles.figure}>{Number(day.slice(8))}</span>
        {phone && total > 0 && <span className={styles.mark} data-late={late || undefined}>{total}</span>}
      </button>
      {shown.map((thing) => (
        <Link key={`${thing.id} ${String(thing.clock)}`} to={thing.link} className={styles.chip} data-late={thing.overdue || undefined} data-mine={thing.mine || undefined} title={thing.title}>
          {thing.clock && <IconHourglass size={12} stroke={1.5} role="img" aria-label={t`Contract period ends`} />}
          <span dir="auto"><ItemNumber number={thing.number} plain /> {thing.title || t`No subject`}</span>
        </Link>
      ))}
      {!phone && rest > 0 && <button type="button" className={styles.rest} onClick={() => onDay(day)}>{t`${plural(rest, { one: "# more", other: "# more" })}`}</button>}
    </>
  );
}
