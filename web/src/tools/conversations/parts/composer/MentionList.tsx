import { useLingui } from "@lingui/react/macro";
import { IconUsers } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { initialsOf } from "@/kernel/people";
import styles from "./composer.module.css";
import type { Choice } from "./useMentions";

interface MentionListProps {
  id: string;
  choices: readonly Choice[];
  at: number;
  onTake: (choice: Choice) => void;
}

export function MentionList({ id, choices, at, onTake }: MentionListProps) {
  const { t } = useLingui();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.children[at]?.scrollIntoView({ block: "nearest" }), [at]);
  if (choices.length === 0) return null;
  return (
    <ul ref={list} id={id} className={styles.mentions} role="listbox" aria-label={t`People to mention`}>
      {choices.map((choice, place) => (
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the field keeps the focus, and hears the keys
        <li key={choice.id} id={`${id}-${place}`} role="option" aria-selected={place === at} className={styles.choice} data-outside={choice.outside || undefined} onMouseDown={(event) => event.preventDefault()} onClick={() => onTake(choice)}>
          <span className={styles.choiceFace} aria-hidden>{choice.id === "all" ? <IconUsers size={15} stroke={1.5} /> : initialsOf(choice)}</span>
          <span className={styles.choiceName} dir="auto">{choice.id === "all" ? "@all" : choice.name}</span>
          <span className={styles.choiceNote}>{choice.note}</span>
        </li>
      ))}
    </ul>
  );
}
