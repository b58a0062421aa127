import { Checkbox, Popover, TextInput } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconChevronDown } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { PressButton } from "../button/PressButton";
import { useSlow } from "../feedback/Skeletons";
import { type Search, useSought } from "../fields/useSought";
import styles from "./table.module.css";

export interface FilterOption {
  value: string;
  label: string;
  /** How many rows it would leave; "1,000+" where nobody counted on. */
  count?: number | string;
}

export interface Filter {
  key: string;
  label: string;
  /** All there are; with `search` those whose names are known already. */
  options: FilterOption[];
  /** For more than anybody would list: asked while one types, and with "" for the first ones. Keep it stable. */
  search?: Search<FilterOption>;
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

interface ChipProps {
  filter: Filter;
  onChange: (chosen: string[]) => void;
}

function Chip({ filter, onChange }: ChipProps) {
  const on = filter.chosen.length > 0;
  return (
    <Popover position="bottom-start" trapFocus>
      <Popover.Target>
        <button type="button" className={styles.chip} data-on={on || undefined}>
          {filter.label}
          {on && <span className={styles.chipValue}>{summary(filter)}</span>}
          <IconChevronDown size={14} stroke={1.5} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={filter.label}>
        {filter.search ? <SoughtChoices filter={filter} search={filter.search} onChange={onChange} /> : <ListedChoices filter={filter} onChange={onChange} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function Find({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  const { t } = useLingui();
  return <TextInput className={styles.chipSearch} aria-label={t`Find in ${label}`} placeholder={t`Find`} value={value} onChange={(event) => onChange(event.currentTarget.value)} data-autofocus />;
}

function ListedChoices({ filter, onChange }: ChipProps) {
  const [sought, setSought] = useState("");
  const options = filter.options.filter((option) => option.label.toLocaleLowerCase().includes(sought.toLocaleLowerCase()));
  return (
    <>
      {filter.options.length >= SEARCHABLE && <Find label={filter.label} value={sought} onChange={setSought} />}
      <Choices options={options} chosen={filter.chosen} onChange={onChange} />
    </>
  );
}

function SoughtChoices({ filter, search, onChange }: ChipProps & { search: Search<FilterOption> }) {
  const [sought, setSought] = useState("");
  const { found, failed, waiting } = useSought(search, sought.trim(), true);
  const slow = useSlow(waiting);
  const empty = waiting ? slow && <Trans>Searching…</Trans> : failed ? <Trans>Could not search. Try again.</Trans> : found.length === 0 && <Trans>Nobody found</Trans>;
  return (
    <>
      <Find label={filter.label} value={sought} onChange={setSought} />
      <Choices options={found} chosen={filter.chosen} onChange={onChange} />
      <p className={styles.chipEmpty} role="status">{empty}</p>
    </>
  );
}

function Choices({ options, chosen, onChange }: { options: readonly FilterOption[]; chosen: readonly string[]; onChange: (chosen: string[]) => void }) {
  const toggle = (value: string, wanted: boolean) => onChange(wanted ? [...chosen, value] : chosen.filter((one) => one !== value));
  return (
    <ul className={styles.chipOptions}>
      {options.map((option) => (
        <li key={option.value}>
          <Checkbox size="xs" label={option.label} checked={chosen.includes(option.value)} onChange={(event) => toggle(option.value, event.currentTarget.checked)} />
          {option.count !== undefined && <span className={styles.chipCount}>{option.count}</span>}
        </li>
      ))}
    </ul>
  );
}
