import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { PersonChoice } from "@/kernel/people";
import { IconButton, PersonChip, PressButton } from "@/ui";
import styles from "./dialogs.module.css";

const AT_FIRST = 30;

interface ChosenPeopleProps {
  label: string;
  people: readonly PersonChoice[];
  onRemove: (person: PersonChoice) => void;
  note?: (person: PersonChoice) => ReactNode;
}

/** Everybody who was chosen, each with a cross; a long list shows its beginning. */
export function ChosenPeople({ label, people, onRemove, note }: ChosenPeopleProps) {
  const { t } = useLingui();
  const [all, setAll] = useState(false);
  if (people.length === 0) return null;
  const shown = all ? people : people.slice(0, AT_FIRST);
  const rest = people.length - shown.length;
  return (
    <div className={styles.chosen}>
      <ul className={styles.people} aria-label={label}>
        {shown.map((person) => {
          const { name } = person;
          return (
            <li key={person.id}>
              <PersonChip person={person} end={note?.(person)} />
              <IconButton label={t`Remove ${name}`} onClick={() => onRemove(person)}><IconX size={16} stroke={1.5} aria-hidden /></IconButton>
            </li>
          );
        })}
      </ul>
      {rest > 0 && <PressButton small kind="quiet" onPress={() => setAll(true)}>{t`${plural(rest, { one: "Show # more", other: "Show # more" })}`}</PressButton>}
    </div>
  );
}
