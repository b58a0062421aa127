import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { ItemPanelProps } from "@/kernel/tool";
import { useProject } from "@/platform/session";
import { EmptyState, ErrorState, Moment, PressButton, Skeletons } from "@/ui";
import { type FieldChange, type Piece, type Revision, type Revisions as Found } from "../../api";
import { comparedQuery, revisionsQuery } from "../../state";
import styles from "./revisions.module.css";

/** What a letter was when it was issued and after each edit, and what changed between any two. */
export default function Revisions({ project, card }: ItemPanelProps) {
  const { data, error, refetch } = useQuery(revisionsQuery(project, card));
  if (error) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeletons shape="lines" />;
  if (data.items.length === 0) return <EmptyState title={<Trans>No revisions were kept.</Trans>}><Trans>This letter was issued before revisions were kept; its next edit begins them.</Trans></EmptyState>;
  return <ol className={styles.revisions}>{data.items.map((one) => <RevisionLine key={one.number} {...{ project, card, data }} revision={one} />)}</ol>;
}

interface LineProps {
  project: string;
  card: string;
  data: Found;
  revision: Revision;
}

function RevisionLine({ project, card, data, revision }: LineProps) {
  const { t } = useLingui();
  const { time_zone } = useProject();
  const newest = revision.number === data.items[0]?.number;
  const [open, setOpen] = useState(newest && revision.number > 1);
  const [against, setAgainst] = useState(revision.number - 1);
  const { number } = revision;
  const others = data.items.filter((one) => one.number !== number);
  const by = revision.actor ? data.people[revision.actor]?.name : t`Sitepost`;
  return (
    <li className={styles.revision}>
      <span className={styles.when}><Moment whole at={revision.at} timeZone={time_zone} /></span>
      <div className={styles.what}>
        <p className={styles.head}>
          <strong>{t`Revision ${number}`}</strong>
          <span className={styles.by}>{by}</span>
          {number > 1 && <PressButton kind="quiet" aria-expanded={open} onPress={() => setOpen(!open)}>{open ? t`Hide changes` : t`Show changes`}</PressButton>}
        </p>
        <p className={styles.fields}>{number === 1 ? t`Issued` : revision.changed.join(", ") || t`No field changed`}</p>
        {open && (
          <>
            {others.length > 1 && (
              <label className={styles.against}>
                {t`Compared with`}
                <select value={against} onChange={(event) => setAgainst(Number(event.currentTarget.value))}>
                  {others.map(({ number: other }) => <option key={other} value={other}>{t`Revision ${other}`}</option>)}
                </select>
              </label>
            )}
            <Changes {...{ project, card, number, against }} />
          </>
        )}
        <p className={styles.hash}><span>{t`SHA-256`}</span> <code>{revision.sha256}</code></p>
      </div>
    </li>
  );
}

function Changes({ project, card, number, against }: { project: string; card: string; number: number; against: number }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(comparedQuery(project, card, number, against));
  if (error) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeletons shape="lines" />;
  if (data.changes.length === 0) return <p className={styles.fields}>{t`Nothing differs.`}</p>;
  return (
    <dl className={styles.changes}>
      {data.changes.map((change) => (
        <div key={change.field} className={styles.change}>
          <dt>{change.label}</dt>
          <dd>{change.words ? <Words pieces={change.words} /> : <Sides change={change} />}</dd>
        </div>
      ))}
    </dl>
  );
}

function Words({ pieces }: { pieces: Piece[] }) {
  const { t } = useLingui();
  if (pieces.every((piece) => piece.kind === "same")) return <>{t`The same words with other emphasis, links or lists.`}</>;
  return (
    <div className={styles.words}>
      {pieces.map((piece, place) => {
        if (piece.kind === "old") return <del key={place}>{piece.text}</del>;
        return piece.kind === "new" ? <ins key={place}>{piece.text}</ins> : <span key={place}>{piece.text}</span>;
      })}
    </div>
  );
}

function Sides({ change }: { change: FieldChange }) {
  const { t } = useLingui();
  const shown = (value: unknown): string => {
    if (value === null || value === undefined || value === "") return "–";
    if (typeof value === "boolean") return value ? t`yes` : t`no`;
    if (Array.isArray(value)) return value.join(", ") || "–";
    return typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
  };
  return (
    <div className={styles.sides}>
      <del>{shown(change.old)}</del>
      <ins>{shown(change.new)}</ins>
    </div>
  );
}
