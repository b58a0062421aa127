import { TextInput } from "@mantine/core";
import { useLingui } from "@lingui/react/macro";
import { IconCalendar } from "@tabler/icons-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { FIRST_DAY, fieldDay, isDayInReach, LAST_DAY, readDay } from "../days";
import { Field } from "./Field";
import styles from "./fields.module.css";
import type { TextFieldProps } from "./inputs";

const today = () => new Date().toISOString().slice(0, 10);

/** What stands in the field while somebody types, and what is wrong with it. */
function useTyped({ value, onChange }: Pick<TextFieldProps, "value" | "onChange">) {
  const { t, i18n } = useLingui();
  const [typed, setTyped] = useState<string>(); // undefined: the day itself stands there
  const [left, setLeft] = useState(false);
  const [known, setKnown] = useState(value);
  const read = (text: string) => (text.trim() === "" ? "" : readDay(i18n.locale, text, today()));
  const day = typed === undefined ? value : read(typed);
  const far = Boolean(day) && typed !== undefined && !isDayInReach(day ?? "");
  const unread = day === null || far;
  if (value !== known) {
    setKnown(value);
    if (day !== value) setTyped(undefined); // set from outside
  }
  const [first, last, example] = [FIRST_DAY.slice(0, 4), LAST_DAY.slice(0, 4), fieldDay(i18n.locale, today())];
  return {
    shown: typed ?? fieldDay(i18n.locale, value),
    unread,
    wrong: unread && left ? (far ? t`Enter a day between ${first} and ${last}.` : t`Enter a day, such as ${example}.`) : undefined,
    type: (text: string) => {
      setTyped(text);
      const next = read(text);
      if (next !== null && next !== value && (next === "" || isDayInReach(next))) onChange(next);
    },
    settle: () => {
      setLeft(unread);
      if (!unread) setTyped(undefined);
    },
    take: (picked: string) => {
      setTyped(undefined);
      onChange(picked);
    },
  };
}

/**
 * A calendar day, YYYY-MM-DD, written as days are written here and read in many forms; the browser's own calendar is
 * one press away. `onChange` hears of readable days only: a form does not go out while a field in it is unread.
 */
export function DateField({ label, name, hint, error, required, hideLabel, value, onChange, ...rest }: TextFieldProps) {
  const { t } = useLingui();
  const { shown, unread, wrong, type, settle, take } = useTyped({ value, onChange });
  const calendar = useRef<HTMLInputElement>(null);
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Enter") settle();
    if (event.key === "ArrowDown" && event.altKey) calendar.current?.showPicker();
  };
  const button = (
    <button type="button" className={styles.calendar} tabIndex={-1} disabled={rest.disabled} aria-label={t`Open calendar`} onClick={() => calendar.current?.showPicker()}>
      <IconCalendar size={17} stroke={1.5} aria-hidden />
    </button>
  );
  return (
    <Field {...{ label, name, hint, required, hideLabel }} error={wrong ?? error}>
      {(aria) => (
        <div className={styles.day}>
          <TextInput
            {...aria}
            {...rest}
            name={name}
            value={shown}
            autoComplete="off"
            spellCheck={false}
            data-unread={unread || undefined}
            error={Boolean(wrong ?? error)}
            rightSection={button}
            onChange={(event) => type(event.currentTarget.value)}
            onBlur={settle}
            onKeyDown={keys}
          />
          <input ref={calendar} type="date" className={styles.calendarAnchor} tabIndex={-1} aria-hidden min={FIRST_DAY} max={LAST_DAY} value={isDayInReach(value) ? value : ""} onChange={(event) => take(event.currentTarget.value)} />
        </div>
      )}
    </Field>
  );
}
