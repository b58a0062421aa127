import { Trans, useLingui } from "@lingui/react/macro";
import { formatDay, PressButton } from "@/ui";
import type { DateOf } from "../api";
import styles from "./clocks.module.css";
import type { Doing } from "./ItemClocks";

/** A day from which a period runs, such as when somebody became aware of an event. */
export function DayLine({ date, may, onDo }: { date: DateOf; may: boolean; onDo: (doing: Doing) => void }) {
  const { i18n } = useLingui();
  return (
    <li className={styles.line}>
      <span className={styles.clause} aria-hidden />
      <div className={styles.what}>
        <span>{date.label}: {date.day ? <time dateTime={date.day}>{formatDay(i18n.locale, date.day)}</time> : <em><Trans>not said yet</Trans></em>}</span>
      </div>
      <div className={styles.acts}>
        {may && <PressButton small kind={date.day ? "quiet" : "secondary"} onPress={() => onDo({ what: "date", date })}>{date.day ? <Trans>Change</Trans> : <Trans>Say the day</Trans>}</PressButton>}
      </div>
    </li>
  );
}
