import { Combobox, useCombobox } from "@mantine/core";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconUsers, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { PersonChoice } from "@/kernel/people";
import { Field, type FieldProps } from "../fields/Field";
import { type Search, useSought } from "../fields/useSought";
import { useSlow } from "../feedback/Skeletons";
import { toastProblem } from "../feedback/toasts";
import { PersonChip } from "./people";
import styles from "./people.module.css";

interface PeoplePickerProps extends Omit<FieldProps, "children"> {
  value: readonly PersonChoice[];
  onChange: (people: PersonChoice[]) => void;
  /** Asked with "" for the first suggestions (recent, same company). */
  search: Search<PersonChoice>;
  /** Only one may be chosen. */
  single?: boolean;
  disabled?: boolean;
  /** People without access are shown, and cannot be added. */
  strict?: boolean;
  /** Offered among the people; choosing one adds everybody in it. */
  groups?: readonly PeopleGroup[];
  placeholder?: string;
  /** At the end of a person's line, as a count. */
  note?: (person: PersonChoice) => ReactNode;
}

export interface PeopleGroup {
  id: string;
  name: string;
  /** Everybody in it. */
  ids: readonly string[];
  /** Their names, and who of them has access: asked for when the group is chosen. */
  load: () => Promise<readonly PersonChoice[]>;
}

const GROUP = "group:";

/** Keep `search` stable (useCallback): a new one asks again. */
export function PeoplePicker({ value, onChange, search, single, disabled, strict, groups = [], placeholder, note, label, name, hint, error, required, hideLabel }: PeoplePickerProps) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { found: people, failed, waiting } = useSought(search, text, combobox.dropdownOpened);
  const slow = useSlow(waiting);
  const chosen = new Set(value.map((person) => person.id));
  const offered = people.filter((person) => !chosen.has(person.id));
  const blind = value.filter((person) => person.access === false);

  const wanted = text.trim().toLocaleLowerCase();
  const offeredGroups = groups.filter((group) => group.name.toLocaleLowerCase().includes(wanted) && group.ids.some((id) => !chosen.has(id)));
  const [leftOut, setLeftOut] = useState<readonly PersonChoice[]>([]);

  const addGroup = async (id: string) => {
    const all = (await groups.find((group) => group.id === id)?.load()) ?? [];
    const fit = strict ? all.filter((person) => person.access !== false) : all;
    setLeftOut(all.filter((person) => !fit.includes(person)));
    onChange([...value, ...fit.filter((person) => !chosen.has(person.id))]);
    setText("");
  };
  // What Enter takes is marked as soon as there is something to take.
  const { dropdownOpened, selectFirstOption } = combobox;
  const suggested = dropdownOpened && wanted !== "" && !waiting && offered.length + offeredGroups.length > 0;
  useEffect(() => {
    if (suggested) selectFirstOption();
  }, [suggested, people, selectFirstOption]);

  const add = (id: string) => {
    if (id.startsWith(GROUP)) return void addGroup(id.slice(GROUP.length)).catch(toastProblem);
    const person = people.find((one) => one.id === id);
    if (!person) return;
    onChange(single ? [person] : [...value, person]);
    setText("");
    if (single) combobox.closeDropdown();
  };
  const remove = (id: string) => onChange(value.filter((person) => person.id !== id));
  // Enter that comes before the answer takes its first line when it is there.
  const hurried = useRef<string>(undefined);
  const keys = (event: KeyboardEvent) => {
    const last = value.at(-1);
    if (event.key === "Backspace" && text === "" && last) remove(last.id);
    if (event.key !== "Enter" || wanted === "" || event.nativeEvent.isComposing) return;
    event.preventDefault(); // a word that is not chosen yet does not send the form
    if (!waiting) return;
    combobox.resetSelectedOption(); // what is listed still answers another word
    hurried.current = text;
  };
  useEffect(() => {
    if (hurried.current === undefined || waiting) return;
    const meant = hurried.current === text;
    hurried.current = undefined;
    const first = offeredGroups[0] ? GROUP + offeredGroups[0].id : offered.find((person) => !strict || person.access !== false)?.id;
    if (meant && first !== undefined) add(first);
  });
  const leave = () => {
    combobox.closeDropdown();
    setText(""); // what was typed and not chosen does not stay, looking chosen
  };

  return (
    <Field {...{ label, name, hint, error, required, hideLabel }}>
      {(aria) => (
        <Combobox store={combobox} onOptionSubmit={add} position="bottom-start" disabled={disabled}>
          <Combobox.DropdownTarget>
            <div className={styles.picker} data-error={error ? true : undefined} data-disabled={disabled || undefined}>
              {value.map((person) => <Picked key={person.id} person={person} disabled={disabled} onRemove={() => remove(person.id)} />)}
              <Combobox.EventsTarget withExpandedAttribute>
                <input
                  {...aria}
                  // eslint-disable-next-line jsx-a11y/role-has-required-aria-props -- EventsTarget adds aria-expanded and aria-controls
                  role="combobox"
                  aria-autocomplete="list"
                  className={styles.pickerInput}
                  value={text}
                  disabled={disabled}
                  autoComplete="off"
                  placeholder={value.length === 0 ? (placeholder ?? t`Name or company`) : undefined}
                  onClick={() => combobox.openDropdown()}
                  onBlur={leave}
                  onKeyDown={keys}
                  onChange={(event) => {
                    setText(event.currentTarget.value);
                    combobox.openDropdown();
                    combobox.resetSelectedOption();
                  }}
                />
              </Combobox.EventsTarget>
            </div>
          </Combobox.DropdownTarget>
          <Combobox.Dropdown className={styles.drop}>
            <Combobox.Options className={styles.options} aria-label={t`People`}>
              {offeredGroups.map((group) => (
                <Combobox.Option key={group.id} value={GROUP + group.id}><GroupLine group={group} /></Combobox.Option>
              ))}
              {offered.map((person) => (
                <Combobox.Option key={person.id} value={person.id} disabled={strict && person.access === false}>
                  <PersonChip person={person} end={person.access === false ? <span className={styles.blind}><Trans>no access</Trans></span> : note?.(person)} />
                </Combobox.Option>
              ))}
              {offered.length === 0 && offeredGroups.length === 0 && (
                <Combobox.Empty>
                  {waiting ? slow && <Trans>Searching…</Trans> : failed ? <Trans>Could not search. Try again.</Trans> : <Trans>Nobody found</Trans>}
                </Combobox.Empty>
              )}
            </Combobox.Options>
          </Combobox.Dropdown>
          {blind.length > 0 && <BlindWarning people={blind} />}
          {leftOut.length > 0 && <LeftOut people={leftOut} />}
        </Combobox>
      )}
    </Field>
  );
}

function Picked({ person, disabled, onRemove }: { person: PersonChoice; disabled: boolean | undefined; onRemove: () => void }) {
  const { t } = useLingui();
  const { name } = person;
  const blind = person.access === false;
  return (
    <span className={styles.picked} data-blind={blind || undefined}>
      {blind && <IconAlertTriangle size={14} stroke={1.5} aria-hidden />}
      {name}
      <button type="button" aria-label={t`Remove ${name}`} disabled={disabled} onClick={onRemove}>
        <IconX size={14} stroke={1.5} aria-hidden />
      </button>
    </span>
  );
}

function BlindWarning({ people }: { people: readonly PersonChoice[] }) {
  const names = people.map((person) => person.name).join(", ");
  return (
    <p className={styles.warning} role="status">
      <IconAlertTriangle size={15} stroke={1.5} aria-hidden />
      <Trans>Cannot open this tool and will not see the item: {names}</Trans>
    </p>
  );
}

function GroupLine({ group }: { group: PeopleGroup }) {
  const { t } = useLingui();
  const count = group.ids.length;
  return (
    <span className={styles.chip}>
      <span className={styles.groupMark} aria-hidden><IconUsers size={16} stroke={1.5} /></span>
      <span className={styles.chipText}>
        <span>{group.name}</span>
        <span className={styles.company}>{t`${plural(count, { one: "group of #", other: "group of #" })}`}</span>
      </span>
    </span>
  );
}

function LeftOut({ people }: { people: readonly PersonChoice[] }) {
  const names = people.map((person) => person.name).join(", ");
  return (
    <p className={styles.warning} role="status">
      <IconAlertTriangle size={15} stroke={1.5} aria-hidden />
      <Trans>Left out, because they cannot open this: {names}</Trans>
    </p>
  );
}
