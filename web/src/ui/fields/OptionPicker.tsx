import { Combobox, useCombobox } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconChevronDown, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useState } from "react";
import { Field, type FieldProps } from "./Field";
import styles from "./picker.module.css";

export interface PickOption {
  value: string;
  label: string;
  /** In front of the label, in Mono: a cost code, a section's number. */
  code?: string | null;
  /** Steps from the root, in a tree: 0, 1, 2 */
  depth?: number;
  /** The whole way to it, shown once chosen: "Tower A › Level 4". */
  path?: string;
}

interface OptionPickerProps extends Omit<FieldProps, "children"> {
  options: readonly PickOption[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  single?: boolean;
  disabled?: boolean;
  placeholder?: string;
}

const MOST_SHOWN = 200;

function matches(option: PickOption, text: string): boolean {
  const whole = `${option.code ?? ""} ${option.path ?? option.label}`.toLocaleLowerCase();
  return text.toLocaleLowerCase().split(/\s+/).every((word) => whole.includes(word));
}

/** Chooses from a list too long for ChoiceField, flat or a tree: type to find. For people use PeoplePicker. */
export function OptionPicker({ options, value, onChange, single, disabled, placeholder, label, name, hint, error, required, hideLabel }: OptionPickerProps) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const combobox = useCombobox({ onDropdownClose: () => { combobox.resetSelectedOption(); setText(""); } });
  const chosen = value.flatMap((id) => options.find((option) => option.value === id) ?? []);
  const offered = options.filter((option) => !value.includes(option.value) && matches(option, text.trim()));

  const { dropdownOpened, selectFirstOption } = combobox;
  const suggested = dropdownOpened && text.trim() !== "" && offered.length > 0;
  useEffect(() => {
    if (suggested) selectFirstOption();
  }, [suggested, text, selectFirstOption]);

  const add = (id: string) => {
    onChange(single ? [id] : [...value, id]);
    setText("");
    if (single) combobox.closeDropdown();
  };
  const remove = (id: string) => onChange(value.filter((one) => one !== id));
  const backspace = (event: KeyboardEvent) => {
    const last = value.at(-1);
    if (event.key === "Backspace" && text === "" && last) remove(last);
  };
  return (
    <Field {...{ label, name, hint, error, required, hideLabel }}>
      {(aria) => (
        <Combobox store={combobox} onOptionSubmit={add} position="bottom-start" disabled={disabled}>
          <Combobox.DropdownTarget>
            <div className={styles.picker} data-error={error ? true : undefined} data-disabled={disabled || undefined}>
              {chosen.map((option) => <Picked key={option.value} option={option} disabled={disabled} onRemove={() => remove(option.value)} />)}
              <Combobox.EventsTarget withExpandedAttribute>
                <input
                  {...aria}
                  // eslint-disable-next-line jsx-a11y/role-has-required-aria-props -- EventsTarget adds aria-expanded and aria-controls
                  role="combobox"
                  aria-autocomplete="list"
                  className={styles.input}
                  value={text}
                  disabled={disabled}
                  autoComplete="off"
                  placeholder={chosen.length === 0 ? (placeholder ?? t`Choose`) : undefined}
                  onClick={() => combobox.openDropdown()}
                  onBlur={() => combobox.closeDropdown()}
                  onKeyDown={backspace}
                  onChange={(event) => {
                    setText(event.currentTarget.value);
                    combobox.openDropdown();
                    combobox.resetSelectedOption();
                  }}
                />
              </Combobox.EventsTarget>
              <IconChevronDown className={styles.arrow} size={15} stroke={1.5} aria-hidden />
            </div>
          </Combobox.DropdownTarget>
          <Combobox.Dropdown className={styles.drop}>
            <Combobox.Options className={styles.options} aria-label={t`Choices`}>
              {offered.slice(0, MOST_SHOWN).map((option) => (
                <Combobox.Option key={option.value} value={option.value} style={{ paddingInlineStart: `${0.625 + (text ? 0 : (option.depth ?? 0))}rem` }}>
                  {option.code && <span className={styles.code}>{option.code}</span>}
                  {text && option.path ? option.path : option.label}
                </Combobox.Option>
              ))}
              {offered.length > MOST_SHOWN && <Combobox.Empty><Trans>Type to see the others</Trans></Combobox.Empty>}
              {offered.length === 0 && <Combobox.Empty>{options.length === 0 ? <Trans>This project has none yet</Trans> : <Trans>Nothing found</Trans>}</Combobox.Empty>}
            </Combobox.Options>
          </Combobox.Dropdown>
        </Combobox>
      )}
    </Field>
  );
}

function Picked({ option, disabled, onRemove }: { option: PickOption; disabled: boolean | undefined; onRemove: () => void }) {
  const { t } = useLingui();
  const name = option.path ?? option.label;
  return (
    <span className={styles.picked} title={name}>
      {option.code && <span className={styles.code}>{option.code}</span>}
      <span className={styles.name}>{name}</span>
      <button type="button" aria-label={t`Remove ${name}`} disabled={disabled} onClick={onRemove}>
        <IconX size={14} stroke={1.5} aria-hidden />
      </button>
    </span>
  );
}
