import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { type Due, dayIn, dueOn } from "@/kernel/due";
import { formatDay } from "../format";
import styles from "./marks.module.css";

interface DueDateProps {
  /** A calendar day, YYYY-MM-DD, in the project's time zone. */
  day: string | null | undefined;
  timeZone: string;
  /** Done items are never late: only the date is shown. */
  over?: boolean;
  /** Only the relative word. */
  short?: boolean;
  now?: Date;
}

function useDueWords() {
  const { t } = useLingui();
  return (due: Due): string => {
    switch (due.when) {
      case "late":
        return t`${plural(due.days, { one: "# day late", other: "# days late" })}`;
      case "today":
        return t`today`;
      case "tomorrow":
        return t`tomorrow`;
      default:
        return t`${plural(due.days, { one: "in # day", other: "in # days" })}`;
    }
  };
}

export function DueDate({ day, timeZone, over, short, now = new Date() }: DueDateProps) {
  const { i18n, t } = useLingui();
  const words = useDueWords();
  if (!day) return <span className={styles.dueDate} aria-label={t`no due date`}>–</span>;
  const due = dueOn(day, dayIn(timeZone, now));
  const date = formatDay(i18n.locale, day, now);
  if (over) return <time className={styles.due} dateTime={day}>{date}</time>;
  return (
    <time className={styles.due} dateTime={day} data-late={due.when === "late" || undefined} title={short ? date : undefined}>
      <span>{words(due)}</span>
      {!short && <span className={styles.dueDate}>{date}</span>}
    </time>
  );
}
