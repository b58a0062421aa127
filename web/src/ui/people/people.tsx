import { HoverCard } from "@mantine/core";
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { initialsOf, type PersonRef } from "@/kernel/people";
import styles from "./people.module.css";

/** Two letters; who it is on hover and for screen readers. */
export function Initials({ person, small }: { person: PersonRef; small?: boolean }) {
  return (
    <span className={styles.initials} data-small={small || undefined} role="img" aria-label={person.name} title={person.company ? `${person.name}, ${person.company.name}` : person.name}>
      <span aria-hidden>{initialsOf(person)}</span>
    </span>
  );
}

/** Initials, name and company. */
export function PersonChip({ person, end }: { person: PersonRef; end?: React.ReactNode }) {
  return (
    <span className={styles.chip}>
      <span className={styles.initials} aria-hidden>{initialsOf(person)}</span>
      <span className={styles.chipText}>
        <span>{person.name}</span>
        {person.company && <span className={styles.company}>{person.company.name}</span>}
      </span>
      {end}
    </span>
  );
}

interface PeopleNamesProps {
  people: readonly PersonRef[];
  /** How many before "and 3 more". */
  most?: number;
  /** Only initials, for a list's column. */
  initials?: boolean;
}

export function PeopleNames({ people, most = 3, initials }: PeopleNamesProps) {
  const { t } = useLingui();
  const shown = people.slice(0, most);
  const rest = people.slice(most);
  if (people.length === 0) return <span className={styles.none}>–</span>;
  const more = rest.length > 0 && <More people={rest} label={initials ? `+${rest.length}` : t`${plural(rest.length, { one: "and # more", other: "and # more" })}`} />;
  if (initials) {
    return (
      <span className={styles.stack}>
        {shown.map((person) => <Initials key={person.id} person={person} small />)}
        {more}
      </span>
    );
  }
  return (
    <span className={styles.names}>
      {shown.map((person) => (
        <span key={person.id} className={styles.name}>
          {person.name}
          {person.company && <span className={styles.company}> {person.company.name}</span>}
        </span>
      ))}
      {more}
    </span>
  );
}

function More({ people, label }: { people: readonly PersonRef[]; label: string }) {
  return (
    <HoverCard openDelay={200} position="bottom-start">
      <HoverCard.Target>
        <button type="button" className={styles.more} aria-label={people.map((person) => person.name).join(", ")}>{label}</button>
      </HoverCard.Target>
      <HoverCard.Dropdown>
        <ul className={styles.moreList}>
          {people.map((person) => <li key={person.id}><PersonChip person={person} /></li>)}
        </ul>
      </HoverCard.Dropdown>
    </HoverCard>
  );
}
