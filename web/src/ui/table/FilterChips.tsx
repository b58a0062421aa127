import { Checkbox, Popover, TextInput } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconChevronDown } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { PressButton } from "../button/PressButton";
import styles from "./table.module.css";

export interface FilterOption {
  value: string;
  label: string;
  count?: number;
}

export interface Filter {
  key: string;
  label: string;
  options: FilterOption[];
  /** What is chosen; empty means all. */
  chosen: readonly string[];
}

interface FilterChipsProps {
  filters: Filter[];
  onChange: (key: string, chosen: string[]) => void;
  onClear: () => void;
  /** More chips after these: ToggleChips, a way to the other filters. */
  children?: ReactNode;
  /** Something else narrows the list, too: offer to clear it. */
  active?: boolean;
}

const SEARCHABLE = 9;

export function FilterChips({ filters, onChange, onClear, children, active: others = false }: FilterChipsProps) {
  const { t } = useLingui();
  const active = others || filters.some((filter) => filter.chosen.length > 0);
  return (
    <div className={styles.chips} role="group" aria-label={t`Filters`}>
      {filters.map((filter) => <Chip key={filter.key} filter={filter} onChange={(chosen) => onChange(filter.key, chosen)} />)}
      {children}
      {active && <PressButton small kind="quiet" onPress={onClear}><Trans>Clear filters</Trans></PressButton>}
    </div>
  );
}

interface ToggleChipProps {
  label: string;
  count?: number;
  on: boolean;
  onChange: (on: boolean) => void;
}

/** A filter that is on or off. */
export function ToggleChip({ label, count, on, onChange }: ToggleChipProps) {
  return (
    <button type="button" className={styles.chip} data-toggle data-on={on || undefined} aria-pressed={on} onClick={() => onChange(!on)}>
      {label}
      {count !== undefined && <span className={styles.chipCount}>{count}</span>}
    </button>
  );
}

function summary(filter: Filter): string | number {
  const [only] = filter.chosen;
  if (filter.chosen.length !== 1) return filter.chosen.length;
  return filter.options.find((option) => option.value === only)?.label ?? 1;
}

function Chip({ filter, onChange }: { filter: Filter; onChange: (chosen: string[]) => void }) {
  const { t } = useLingui();
  const [sought, setSought] = useState("");
  const { label } = filter;
  const on = filter.chosen.length > 0;
  const options = filter.options.filter((option) => option.label.toLocaleLowerCase().includes(sought.toLocaleLowerCase()));
  const toggle = (value: string, wanted: boolean) => onChange(wanted ? [...filter.chosen, value] : filter.chosen.filter((one) => one !== value));
  return (
    <Popover position="bottom-start" trapFocus onClose={() => setSought("")}>
      <Popover.Target>
        <button type="button" className={styles.chip} data-on={on || undefined}>
          {filter.label}
          {on && <span className={styles.chipValue}>{summary(filter)}</span>}
          <IconChevronDown size={14} stroke={1.5} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={filter.label}>
        {filter.options.length >= SEARCHABLE && (
          <TextInput className={styles.chipSearch} aria-label={t`Find in ${label}`} placeholder={t`Find`} value={sought} onChange={(event) => setSought(event.currentTarget.value)} data-autofocus />
        )}
        <ul className={styles.chipOptions}>
          {options.map((option) => (
            <li key={option.value}>
              <Checkbox size="xs" label={option.label} checked={filter.chosen.includes(option.value)} onChange={(event) => toggle(option.value, event.currentTarget.checked)} />
              {option.count !== undefined && <span className={styles.chipCount}>{option.count}</span>}
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
