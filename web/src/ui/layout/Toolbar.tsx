import { TextInput } from "@mantine/core";
import { useLingui } from "@lingui/react/macro";
import { IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useShortcut } from "../keys/shortcuts";
import styles from "./layout.module.css";

interface ToolbarProps {
  /** Search, chips, view: from the left. */
  children: ReactNode;
  /** Columns, density, export: at the right end. */
  end?: ReactNode;
  /** The one primary button. On phones it sits under the thumb. */
  primary?: ReactNode;
  label?: string;
}

export function Toolbar({ children, end, primary, label }: ToolbarProps) {
  const { t } = useLingui();
  return (
    <div className={styles.toolbar} role="group" aria-label={label ?? t`List tools`}>
      <div className={styles.toolbarStart}>{children}</div>
      {end && <div className={styles.toolbarEnd}>{end}</div>}
      {primary && <div className={styles.thumb}>{primary}</div>}
    </div>
  );
}

interface SearchBoxProps {
  value: string;
  onChange: (value: string) => void;
  label: string;
  /** Enter: what was typed has been reported by then. */
  onEnter?: () => void;
}

const SETTLED = 250;
const LONGEST = 200; // what the server takes

/** Reports what was typed once the typing rests. The key / leads here. */
export function SearchBox({ value, onChange, label, onEnter }: SearchBoxProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const box = useRef<HTMLInputElement>(null);
  if (value !== known) {
    setKnown(value);
    setTyped(value);
  }
  useShortcut("/", t`Search this list`, () => box.current?.focus());
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), SETTLED);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  const enter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || !onEnter) return;
    event.preventDefault();
    if (typed !== value) onChange(typed);
    onEnter();
  };
  return (
    <TextInput
      ref={box}
      onKeyDown={enter}
      type="search"
      maxLength={LONGEST}
      className={styles.searchBox}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      placeholder={label}
      aria-label={label}
      leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
    />
  );
}
