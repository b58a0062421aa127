import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconDownload, IconFileZip, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { EmptyState, ErrorState, FileButton, formatSize, IconButton, Moment, PressButton, Sheet, Skeletons, toast, toastProblem } from "@/ui";
import { type Export, exportsQuery, moves, recordsApi } from "./api";
import { ExportForm } from "./ExportForm";
import styles from "./records.module.css";

/** What one had exported of the company's conversations. */
export function Exports() {
  const { data, error, refetch } = useQuery(exportsQuery);
  const [asking, setAsking] = useState(false);
  return (
    <Sheet title={<Trans>Exports for audit</Trans>} end={<PressButton small onPress={() => setAsking(true)}><Trans>Export…</Trans></PressButton>}>
      <p className={styles.about}><Trans>Everything that was said, deleted words and earlier versions too, as one signed archive. Only you see yours; it is kept for seven days.</Trans></p>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="list" count={2} /> : data.items.length === 0 ? <EmptyState title={<Trans>Nothing was exported lately.</Trans>} /> : (
        <ul className={styles.lines}>{data.items.map((one) => <li key={one.id}><Line one={one} /></li>)}</ul>
      )}
      {asking && <ExportForm onClose={() => setAsking(false)} />}
    </Sheet>
  );
}

function Line({ one }: { one: Export }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const { name, state, done, total } = one;
  const remove = async () => {
    try {
      await recordsApi.drop(one.id);
      await queries.invalidateQueries({ queryKey: exportsQuery.queryKey });
      toast(t`Export removed`);
    } catch (problem) {
      toastProblem(problem);
    }
  };
  return (
    <div className={styles.line}>
      <IconFileZip size={18} stroke={1.5} aria-hidden />
      <div className={styles.body}>
        <p className={styles.name}>{name}</p>
        {moves(one) && <p className={styles.note} role="status"><Trans>Being made…</Trans> <progress aria-label={t`Progress of ${name}`} value={done} max={Math.max(total, 1)} /></p>}
        {state === "failed" && <p className={styles.failed}>{one.error}</p>}
        {state === "done" && <p className={styles.note}><Moment whole at={one.created_at} /> · {formatSize(i18n.locale, one.size)}</p>}
        {state === "done" && <p className={styles.hash}>SHA-256 <code>{one.sha256}</code></p>}
        {one.notes.map((note) => <p key={note} className={styles.note}>{note}</p>)}
      </div>
      <div className={styles.ends}>
        {state === "done" && <FileButton small href={recordsApi.content(one.id)} icon={<IconDownload size={16} stroke={1.5} aria-hidden />}><Trans>Download</Trans></FileButton>}
        {!moves(one) && <IconButton label={t`Remove ${name}`} onClick={() => void remove()}><IconTrash size={18} stroke={1.5} aria-hidden /></IconButton>}
      </div>
    </div>
  );
}
