import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { dayIn } from "@/kernel/due";
import { may } from "@/kernel/resource";
import { useProject } from "@/platform/session";
import { formatDay, PressButton, toast } from "@/ui";
import { type Clock, clocksApi } from "../api";
import { itemClocksQuery } from "../state";
import styles from "./clocks.module.css";
import type { Doing } from "./ItemClocks";
import { countdownWord, effectWord, endedWord } from "./words";

interface ClockLineProps {
  project: string;
  item: string;
  clock: Clock;
  onDo: (doing: Doing) => void;
}

/** One period: its clause, whose turn it is, when it ends or what its end means. */
export function ClockLine({ project, item, clock, onDo }: ClockLineProps) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const notice = async () => {
    queries.setQueryData(itemClocksQuery(project, item).queryKey, await clocksApi.notice(project, clock.id));
    toast(t`Notice given`);
  };
  const { clause } = clock;
  const names = clock.on_clock.map((person) => (person.company_name ? `${person.name} (${person.company_name})` : person.name)).join(", ");
  const noticed = clock.noticed_on && formatDay(i18n.locale, clock.noticed_on);
  return (
    <li className={styles.line} data-state={clock.state} data-matters={clock.matters || undefined} data-mine={clock.mine || undefined}>
      <span className={styles.clause}>{clause}</span>
      <div className={styles.what}>
        <State clock={clock} />
        <p>{clock.state === "expired" && clock.outcome ? clock.outcome : clock.text}</p>
        <small>
          {clock.mine && clock.state === "running" ? <strong><Trans>Your turn</Trans></strong> : names || <Trans>Nobody on this item</Trans>}
          {noticed && <>{" · "}<Trans>Notice given on {noticed}</Trans></>}
          {clock.reason && <>{" · "}{clock.reason}</>}
        </small>
      </div>
      <div className={styles.acts}>
        {may(clock, "notice") && <PressButton small kind="secondary" onPress={notice}><Trans>Give notice</Trans></PressButton>}
        {may(clock, "move") && <PressButton small kind="quiet" onPress={() => onDo({ what: "move", clock })}><Trans>Change the end</Trans></PressButton>}
        {may(clock, "stop") && <PressButton small kind="quiet" onPress={() => onDo({ what: "stop", clock })}><Trans>Stop</Trans></PressButton>}
      </div>
    </li>
  );
}

function State({ clock }: { clock: Clock }) {
  const { i18n } = useLingui();
  const { time_zone } = useProject();
  const day = formatDay(i18n.locale, clock.deadline_on);
  const { clause } = clock;
  if (clock.state === "running") {
    const isToday = clock.deadline_on === dayIn(time_zone, new Date());
    return (
      <time dateTime={clock.deadline_on} className={styles.state} data-soon={clock.working_days <= 3 || undefined}>
        {countdownWord(clock.working_days, isToday)} <span>{day}</span>
      </time>
    );
  }
  if (clock.state === "stopped" || !clock.matters) return <span className={styles.state}>{endedWord(clock)} <span>{day}</span></span>;
  const effect = effectWord(clock.effect);
  return <span className={styles.state} role="status"><Trans>{effect} under {clause}</Trans> <span>{day}</span></span>;
}
