import { Trans, useLingui } from "@lingui/react/macro";
import { IconDownload, IconFileTypePdf, IconFileZip, IconTrash } from "@tabler/icons-react";
import { useProject } from "@/platform/session";
import { FileButton, formatSize, IconButton, Moment } from "@/ui";
import { type Export, exportsApi } from "../api";
import { moves } from "../state";
import styles from "./exports.module.css";

const look = { size: 18, stroke: 1.5, "aria-hidden": true } as const;

/** One export: how far it is, or where it is, and what its reader should know of it. */
export function ExportLine({ project, one, onRemove }: { project: string; one: Export; onRemove?: () => void }) {
  const { t, i18n } = useLingui();
  const { time_zone } = useProject();
  const { name, state, done, total, size, notes, sha256 } = one;
  const Icon = one.kind === "evidence" ? IconFileZip : IconFileTypePdf;
  return (
    <div className={styles.line}>
      <Icon {...look} />
      <div className={styles.body}>
        <p className={styles.name}>{name}</p>
        {moves(one) && <p className={styles.note} role="status"><Trans>Being made…</Trans> <progress aria-label={t`Progress of ${name}`} value={done} max={Math.max(total, 1)} /></p>}
        {state === "failed" && <p className={styles.failed}>{one.error}</p>}
        {state === "done" && <p className={styles.note}><Moment whole at={one.created_at} timeZone={time_zone} /> · {formatSize(i18n.locale, size)}</p>}
        {notes.map((note) => <p key={note} className={styles.note}>{note}</p>)}
        {state === "done" && onRemove && <p className={styles.hash}><span>{t`SHA-256`}</span> <code>{sha256}</code></p>}
      </div>
      <div className={styles.ends}>
        {state === "done" && <FileButton kind={onRemove ? "secondary" : "primary"} small href={exportsApi.content(project, one.id)} icon={<IconDownload size={16} stroke={1.5} aria-hidden />}><Trans>Download</Trans></FileButton>}
        {onRemove && !moves(one) && <IconButton label={t`Remove ${name}`} onClick={onRemove}><IconTrash {...look} /></IconButton>}
      </div>
    </div>
  );
}
