import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconHourglass } from "@tabler/icons-react";
import { createContext, useContext } from "react";
import { dayIn } from "@/kernel/due";
import { useProject } from "@/platform/session";
import { formatDay } from "@/ui";
import type { NextClock } from "../../api";
import styles from "./list.module.css";

const SOON = 3;

/** The countdowns of the loaded lines; the columns stay the same when they arrive. */
export const ClocksContext = createContext<ReadonlyMap<string, NextClock>>(new Map());

/** What is left of a contract period in words, or what its end means. */
function useWords(clock: NextClock): string {
  const { t } = useLingui();
  const { time_zone } = useProject();
  const { working_days: days, effect } = clock;
  if (clock.state === "expired") {
    return effect === "accepted" ? t`deemed accepted` : effect === "rejected" ? t`deemed rejected` : effect === "barred" ? t`time-barred` : t`ran out`;
  }
  if (clock.deadline_on === dayIn(time_zone, new Date())) return t`runs out today`;
  return t`${plural(days, { one: "# working day left", other: "# working days left" })}`;
}

/** The countdown in a column of its own: clause, what is left, and the day. */
export function ClockCell({ item }: { item: string }) {
  const clock = useContext(ClocksContext).get(item);
  return clock ? <Counted clock={clock} /> : <span>–</span>;
}

function Counted({ clock }: { clock: NextClock }) {
  const { i18n } = useLingui();
  const words = useWords(clock);
  const names = clock.on_clock.map((person) => person.name).join(", ");
  return (
    <time dateTime={clock.deadline_on} className={styles.clock} data-late={isPressing(clock) || undefined} title={names}>
      <span className={styles.clause}>{clock.clause}</span> {words} <span className={styles.clockDay}>{formatDay(i18n.locale, clock.deadline_on)}</span>
    </time>
  );
}

const isPressing = (clock: NextClock) => clock.state === "expired" || clock.working_days <= SOON;

/** Beside the subject, where a period runs out soon or ran out. */
export function ClockMark({ item }: { item: string }) {
  const clock = useContext(ClocksContext).get(item);
  return clock && isPressing(clock) ? <Mark clock={clock} /> : null;
}

function Mark({ clock }: { clock: NextClock }) {
  const words = useWords(clock);
  return (
    <span className={styles.clockMark} title={words}>
      <IconHourglass size={13} stroke={1.5} aria-hidden />
      <span className={styles.clause}>{clock.clause}</span> <span className={styles.clockWords}>{words}</span>
    </span>
  );
}
