import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconHourglass } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ItemPanelProps } from "@/kernel/tool";
import { PressButton } from "@/ui";
import type { Clock, DateOf, ItemClocks as Held } from "../api";
import { itemClocksQuery, useClocksLive } from "../state";
import { ClockLine } from "./ClockLine";
import styles from "./clocks.module.css";
import { DateDialog, EndDialog, StopDialog } from "./dialogs";
import { DayLine } from "./DayLine";

export type Doing = { what: "move" | "stop"; clock: Clock } | { what: "date"; date: DateOf };

/** The periods that the contract gives on this item: those that run, those that ran out, the days that start them. */
export default function ItemClocks({ project, card }: ItemPanelProps) {
  const { data } = useQuery(itemClocksQuery(project, card));
  useClocksLive(project, card);
  if (!data || (data.items.length === 0 && data.dates.length === 0)) return null;
  return <Block project={project} item={card} held={data} />;
}

function Block({ project, item, held }: { project: string; item: string; held: Held }) {
  const { t } = useLingui();
  const [doing, setDoing] = useState<Doing>();
  const [all, setAll] = useState(false);
  const past = held.items.filter((clock) => clock.state === "stopped" || (clock.state === "expired" && !clock.matters));
  const present = held.items.filter((clock) => !past.includes(clock));
  const close = () => setDoing(undefined);
  const count = past.length;
  return (
    <section className={styles.block} aria-label={t`Contract clocks`}>
      <h2 className={styles.title}><IconHourglass size={16} stroke={1.5} aria-hidden /><Trans>Contract clocks</Trans></h2>
      <ul className={styles.lines}>
        {present.map((clock) => <ClockLine key={clock.id} project={project} item={item} clock={clock} onDo={setDoing} />)}
        {all && past.map((clock) => <ClockLine key={clock.id} project={project} item={item} clock={clock} onDo={setDoing} />)}
        {held.dates.map((date) => <DayLine key={date.label} date={date} may={held.can.includes("set_dates")} onDo={setDoing} />)}
      </ul>
      {count > 0 && (
        <PressButton small kind="quiet" aria-expanded={all} onPress={() => setAll(!all)}>
          {all ? <Trans>Show only what matters</Trans> : t`${plural(count, { one: "# period that is over", other: "# periods that are over" })}`}
        </PressButton>
      )}
      {doing?.what === "date" && <DateDialog project={project} item={item} version={held.version} date={doing.date} onClose={close} />}
      {doing?.what === "move" && <EndDialog project={project} item={item} clock={doing.clock} onClose={close} />}
      {doing?.what === "stop" && <StopDialog project={project} item={item} clock={doing.clock} onClose={close} />}
    </section>
  );
}

