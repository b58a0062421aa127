import { useQueries } from "@tanstack/react-query";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useProject } from "@/platform/session";
import { EmptyState, PressButton } from "@/ui";
import type { Counts } from "../../api";
import { countsQuery } from "../../state";
import { filterQuery, without } from "./chosen";
import type { ListState } from "./filters";
import { useFilterWords } from "./FilterPanel";
import styles from "./list.module.css";

const MOST_ASKED = 6;
const total = (counts: Counts) => counts.types.reduce((sum, one) => sum + one.total, 0);

/** Nothing matches: says which filter hides how many, and takes it away. */
export function WhatHides({ state }: { state: ListState }) {
  const project = useProject();
  const { chosen, change, clear, active } = state;
  const asked = active.slice(0, MOST_ASKED);
  const answers = useQueries({ queries: asked.map((filter) => countsQuery(project.id, filterQuery(without(chosen, filter)))) });
  const drop = (filter: string) => {
    const kept = without(chosen, filter);
    change(Object.fromEntries(Object.keys(chosen).map((key) => [key, kept[key] ?? []])));
  };
  return (
    <EmptyState title={<Trans>Nothing matches these filters.</Trans>} action={<PressButton onPress={clear}><Trans>Clear all</Trans></PressButton>}>
      <ul className={styles.hides}>
        {asked.map((filter, at) => <Hider key={filter} filter={filter} hidden={answers[at]?.data && total(answers[at].data)} alone={active.length === 1} onDrop={() => drop(filter)} />)}
      </ul>
    </EmptyState>
  );
}

interface HiderProps {
  filter: string;
  hidden: number | undefined;
  alone: boolean;
  onDrop: () => void;
}

function Hider({ filter, hidden, alone, onDrop }: HiderProps) {
  const { t } = useLingui();
  const word = useFilterWords()[filter as "q"]; // every active filter has a word
  if (hidden === 0 && !alone) return null;
  return (
    <li>
      <span>{word}</span>
      <span className={styles.hidesCount}>{hidden !== undefined && t`hides ${plural(hidden, { one: "# item", other: "# items" })}`}</span>
      <PressButton small kind="quiet" onPress={onDrop} aria-label={t`Remove filter ${word}`}><Trans>Remove</Trans></PressButton>
    </li>
  );
}
