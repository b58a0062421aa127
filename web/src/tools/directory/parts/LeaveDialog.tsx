import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { PersonChoice } from "@/kernel/people";
import { projectPath } from "@/platform/address";
import { isProblem } from "@/platform/http";
import { ConfirmDialog, PeoplePicker } from "@/ui";
import styles from "./directory.module.css";

interface Letter {
  id: string;
  number: string;
  subject: string;
  project: string;
}

/** What the server says when letters keep somebody here: how many, where, and those that the asker sees. */
interface Waiting {
  total: number;
  places: { project: string; project_name: string; type: string; type_name: string; items: number }[];
  items: Letter[];
}

interface LeaveDialogProps {
  opened: boolean;
  title: ReactNode;
  /** The verb, alone and once letters are given to somebody else with it. */
  confirm: ReactNode;
  confirmBoth: ReactNode;
  /** What leaving means. */
  children: ReactNode;
  /** Whom the letters may be given to. */
  search: (q: string, signal: AbortSignal) => Promise<PersonChoice[]>;
  onLeave: (successor?: string) => Promise<unknown>;
  onCancel: () => void;
}

/** Asks before somebody leaves; where open letters wait for them, who takes those. */
export function LeaveDialog({ opened, title, confirm, confirmBoth, children, search, onLeave, onCancel }: LeaveDialogProps) {
  const { t } = useLingui();
  const [waiting, setWaiting] = useState<Waiting>();
  const [successor, setSuccessor] = useState<PersonChoice[]>([]);
  const [error, setError] = useState<string>();

  const leave = async () => {
    if (waiting && successor.length === 0) return setError(t`Choose somebody.`);
    try {
      await onLeave(successor[0]?.id);
    } catch (problem) {
      if (isProblem(problem, "correspondence.open_roles")) setWaiting(problem.extra as unknown as Waiting); // the shape that rules/leaving.py says
      else if (isProblem(problem, "correspondence.successor_without_access")) setError(t`They cannot see the type of every one of these letters. Choose somebody who can.`);
      else if (isProblem(problem, "directory.bad_successor")) setError(t`Choose somebody else who is here and can sign in.`);
      else throw problem;
    }
  };
  const choose = (chosen: PersonChoice[]) => {
    setSuccessor(chosen);
    setError(undefined);
  };
  const close = () => {
    setWaiting(undefined);
    choose([]);
    onCancel();
  };
  return (
    <ConfirmDialog opened={opened} title={title} confirm={waiting ? confirmBoth : confirm} danger onConfirm={leave} onCancel={close}>
      {waiting ? (
        <div className={styles.leaving}>
          <WaitingLetters waiting={waiting} onLeave={close} />
          <PeoplePicker name="reassign_to" label={<Trans>Give them to</Trans>} single required value={successor} onChange={choose} search={search} error={error} />
        </div>
      ) : (
        children
      )}
    </ConfirmDialog>
  );
}

function WaitingLetters({ waiting, onLeave }: { waiting: Waiting; onLeave: () => void }) {
  const { t } = useLingui();
  const { total, places, items } = waiting;
  const unnamed = total - items.length;
  return (
    <>
      <p>{t`${plural(total, { one: "# open letter waits for their answer.", other: "# open letters wait for their answer." })}`}</p>
      <ul className={styles.places}>
        {places.map((place) => (
          <li key={place.project + place.type}><span>{place.type_name}<small>{place.project_name}</small></span><strong>{place.items}</strong></li>
        ))}
      </ul>
      {items.length > 0 && (
        <details className={styles.letters}>
          <summary><Trans>Which ones</Trans></summary>
          <ul>
            {items.map((letter) => (
              <li key={letter.id}><Link to={projectPath(letter.project, "correspondence", letter.id)} onClick={onLeave}><span>{letter.number}</span> {letter.subject}</Link></li>
            ))}
            {unnamed > 0 && <li>{t`${plural(unnamed, { one: "and # that you cannot open", other: "and # that you cannot open" })}`}</li>}
          </ul>
        </details>
      )}
    </>
  );
}
