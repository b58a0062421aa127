import { Trans, useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import type { Upload, Uploads } from "@/platform/useUploads";
import { IconButton } from "../button/IconButton";
import { PressButton } from "../button/PressButton";
import { problemWords } from "../feedback/words";
import { formatSize } from "../format";
import styles from "./files.module.css";

export function UploadList({ uploads }: { uploads: Uploads }) {
  if (uploads.items.length === 0) return null;
  return (
    <ul className={styles.list}>
      {uploads.items.map((item) => (
        <UploadLine key={item.key} item={item} onRetry={() => uploads.retry(item.key)} onRemove={() => uploads.remove(item.key)} />
      ))}
    </ul>
  );
}

function UploadLine({ item, onRetry, onRemove }: { item: Upload; onRetry: () => void; onRemove: () => void }) {
  const { t, i18n } = useLingui();
  const { name } = item;
  const percent = item.size === 0 ? 100 : Math.round((item.sent / item.size) * 100);
  return (
    <li className={styles.line} data-state={item.state}>
      <span className={styles.fileName}>{item.name}</span>
      <span className={styles.fileSize}>{formatSize(i18n.locale, item.size)}</span>
      {item.state === "failed" && <PressButton small onPress={onRetry}><Trans>Retry</Trans></PressButton>}
      <IconButton label={t`Remove ${name}`} onClick={onRemove}><IconX size={16} stroke={1.5} aria-hidden /></IconButton>
      {item.state === "sending" && <progress className={styles.progress} max={100} value={percent} aria-label={t`Sending ${name}`} />}
      {item.state === "failed" && <span className={styles.fileError} role="alert">{problemWords(item.error)}</span>}
    </li>
  );
}
