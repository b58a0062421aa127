import { Trans, useLingui } from "@lingui/react/macro";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { useState } from "react";
import { Count, FilterChips, IconButton, PressButton, ToggleChip } from "@/ui";
import type { Counts } from "../../api";
import { has, type ListKey, LISTS, valuesOf } from "./chosen";
import { FilterPanel, useFilterWords } from "./FilterPanel";
import type { ListState } from "./filters";
import styles from "./list.module.css";
import { chipOf, type Options } from "./useOptions";

const ALWAYS: readonly ListKey[] = ["type", "status", "assignee"];

interface FilterBarProps {
  state: ListState;
  options: Options;
  counts: Counts | undefined;
  /** Beside an open item there is room for one button only. */
  compact: boolean;
}

export function FilterBar({ state, options, counts, compact }: FilterBarProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const words = useFilterWords();
  const { chosen, change, clear, active } = state;
  const late = valuesOf(chosen, "overdue")[0] === "true";
  const shown = compact ? [] : LISTS.filter((key) => ALWAYS.includes(key) || has(chosen, key));
  const filters = shown.map((key) => ({ key, label: words[key], chosen: valuesOf(chosen, key), ...chipOf(options, key) }));
  const elsewhere = active.filter((key) => key !== "q" && !(shown as string[]).includes(key) && (compact || key !== "overdue" || !late));
  const overdue = counts?.types.reduce((total, one) => total + one.overdue, 0);
  const panel = <FilterPanel opened={open} onClose={() => setOpen(false)} chosen={chosen} options={options} onChange={change} onClear={clear} />;
  const told = <span className="seen-by-readers" role="status">{active.length > 0 ? t`Filtered` : ""}</span>;
  if (compact) {
    return (
      <>
        <span className={styles.filters}>
          <IconButton label={t`Filters`} aria-expanded={open} onClick={() => setOpen(true)}><IconAdjustmentsHorizontal size={19} stroke={1.5} aria-hidden /></IconButton>
          {elsewhere.length > 0 && <Count>{elsewhere.length}</Count>}
        </span>
        {panel}
        {told}
      </>
    );
  }
  return (
    <>
      <FilterChips filters={filters} onChange={(key, values) => change({ [key]: values })} onClear={clear} active={active.length > 0}>
        <ToggleChip label={words.overdue} count={overdue} on={late} onChange={(on) => change({ overdue: on ? ["true"] : [] })} />
        <PressButton kind="quiet" icon={<IconAdjustmentsHorizontal size={17} stroke={1.5} aria-hidden />} aria-expanded={open} onPress={() => setOpen(true)}>
          <Trans>More filters</Trans>
          {elsewhere.length > 0 && <Count>{elsewhere.length}</Count>}
        </PressButton>
      </FilterChips>
      {panel}
      {told}
    </>
  );
}
