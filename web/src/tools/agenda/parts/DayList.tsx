import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMe } from "@/platform/session";
import { Count, EmptyState, formatDay, PressButton } from "@/ui";
import type { Span } from "../api";
import styles from "./agenda.module.css";
import { ThingLine } from "./ThingLine";

interface DayListProps {
  span: Span;
  today: string;
  withProject: boolean;
  /** The one day that is shown. */
  only: string | undefined;
  mine: boolean;
  onDay: (day: string) => void;
}

/** The days on which something is due, one below the other. */
export function DayList({ span, today, withProject, only, mine, onDay }: DayListProps) {
  const { t, i18n } = useLingui();
  const { projects } = useMe();
  const names = new Map(projects.map((one) => [one.id, one.name]));
  if (span.days.length === 0) {
    return (
      <EmptyState title={only ? <Trans>Nothing is due on this day.</Trans> : <Trans>Nothing is due in this month.</Trans>}>
        {mine ? <Trans>Only what waits for you is shown.</Trans> : <Trans>Open items with a due date stand here, as far as you may see them.</Trans>}
      </EmptyState>
    );
  }
  return span.days.map(({ day, total, overdue }) => {
    const things = span.items.filter((one) => one.due_on === day);
    const rest = total - things.length;
    return (
      <section key={day} className={styles.dayList} aria-label={formatDay(i18n.locale, day)}>
        <h3 data-today={day === today || undefined}>{formatDay(i18n.locale, day)}{day === today && <span><Trans>today</Trans></span>}<Count tone={overdue > 0 ? "late" : undefined}>{total}</Count></h3>
        <ul className={styles.lines}>
          {things.map((thing) => (
            <li key={`${thing.id} ${String(thing.clock)}`}>
              <ThingLine number={thing.number} title={thing.title} link={thing.link} project={thing.project} due={thing.due_on} about={[withProject && names.get(thing.project), thing.state_label, thing.clock && t`contract period ends`, thing.mine && t`waits for you`].filter(Boolean).join(" · ")} />
            </li>
          ))}
        </ul>
        {rest > 0 && (only ? <p className={styles.note}>{t`${plural(rest, { one: "# more is not shown; the list of the project has it.", other: "# more are not shown; the lists of the projects have them." })}`}</p> : <div className={styles.note}><PressButton small kind="quiet" onPress={() => onDay(day)}>{t`${plural(rest, { one: "# more", other: "# more" })}`}</PressButton></div>)}
      </section>
    );
  });
}
