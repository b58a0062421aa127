import { Trans, useLingui } from "@lingui/react/macro";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { useState } from "react";
import { Count, FilterChips, PressButton, ToggleChip } from "@/ui";
import type { Counts } from "../../api";
import { has, type ListKey, type ListState, LISTS, valuesOf } from "./filters";
import { FilterPanel, useFilterWords } from "./FilterPanel";
import type { Options } from "./useOptions";

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
  const shown = compact ? [] : LISTS.filter((key) => ALWAYS.includes(key) || has(chosen, key));
  const filters = shown.map((key) => ({ key, label: words[key], options: options[key], chosen: valuesOf(chosen, key) }));
  const elsewhere = active.filter((key) => key !== "q" && !(shown as string[]).includes(key) && (compact || key !== "overdue"));
  const late = counts?.types.reduce((total, one) => total + one.overdue, 0);
  return (
    <>
      <FilterChips filters={filters} onChange={(key, values) => change({ [key]: values })} onClear={clear} active={active.length > 0}>
        {!compact && <ToggleChip label={words.overdue} count={late} on={has(chosen, "overdue")} onChange={(on) => change({ overdue: on ? ["true"] : [] })} />}
        <PressButton kind="quiet" icon={<IconAdjustmentsHorizontal size={17} stroke={1.5} aria-hidden />} aria-expanded={open} onPress={() => setOpen(true)}>
          {compact ? <Trans>Filters</Trans> : <Trans>More filters</Trans>}
          {elsewhere.length > 0 && <Count>{elsewhere.length}</Count>}
        </PressButton>
      </FilterChips>
      <FilterPanel opened={open} onClose={() => setOpen(false)} chosen={chosen} options={options} onChange={change} onClear={clear} />
      <span className="seen-by-readers" role="status">{active.length > 0 ? t`Filtered` : ""}</span>
    </>
  );
}
