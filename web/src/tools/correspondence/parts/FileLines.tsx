import { Trans, useLingui } from "@lingui/react/macro";
import { IconFile, IconFileTypePdf, IconPencil, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useProject } from "@/platform/session";
import type { Uploads } from "@/platform/useUploads";
import { formatSize, IconButton, PressButton, RenameDialog } from "@/ui";
import { type FileLine, fileLinks } from "../api";
import styles from "./files.module.css";

interface FileLinesProps {
  files: readonly FileLine[];
  onRemove: (id: string) => void;
  onRename?: (file: FileLine, name: string) => Promise<unknown>;
  /** They know which photographs were sent smaller. */
  uploads: Pick<Uploads, "originals" | "sendOriginal">;
  /** Another file in the place of one. */
  onSwap: (id: string, file: FileLine) => void;
}

/** What is attached so far, with a small picture of each; renamed, or taken off with one press. */
export function FileLines({ files, onRemove, onRename, uploads, onSwap }: FileLinesProps) {
  const { t } = useLingui();
  const [renamed, setRenamed] = useState<FileLine>();
  return (
    <>
      {files.length > 0 && (
        <ul className={styles.lines} aria-label={t`Attached`}>
          {files.map((file) => <AttachedLine key={file.id} file={file} original={uploads.originals.get(file.id)} onOriginal={async () => onSwap(file.id, await uploads.sendOriginal(file.id))} onRename={onRename && (() => setRenamed(file))} onRemove={() => onRemove(file.id)} />)}
        </ul>
      )}
      {renamed && onRename && <RenameDialog name={renamed.name} onRename={(name) => onRename(renamed, name)} onClose={() => setRenamed(undefined)} />}
    </>
  );
}

interface AttachedLineProps {
  file: FileLine;
  original: File | undefined;
  onOriginal: () => Promise<void>;
  onRename: (() => void) | undefined;
  onRemove: () => void;
}

function AttachedLine({ file, original, onOriginal, onRename, onRemove }: AttachedLineProps) {
  const { t, i18n } = useLingui();
  const project = useProject();
  const [bare, setBare] = useState(false);
  const { href, preview } = fileLinks(project.id, file);
  const { name } = file;
  const whole = original ? formatSize(i18n.locale, original.size) : "";
  const Icon = file.media_type === "application/pdf" ? IconFileTypePdf : IconFile;
  return (
    <li>
      <span className={styles.thumb}>
        {preview && !bare ? <img src={preview} alt="" onError={() => setBare(true)} /> : <Icon size={18} stroke={1.5} aria-hidden />}
      </span>
      <a className={styles.name} href={href} target="_blank" rel="noreferrer">{file.name}</a>
      <span className={styles.size}>{original && <Trans>made smaller,</Trans>} {formatSize(i18n.locale, file.size)}</span>
      {original && <PressButton small kind="quiet" onPress={onOriginal} aria-label={t`Send the original of ${name}, ${whole}`}><Trans>Send the original ({whole})</Trans></PressButton>}
      {onRename && <IconButton label={t`Rename ${name}`} onClick={onRename}><IconPencil size={16} stroke={1.5} aria-hidden /></IconButton>}
      <IconButton label={t`Remove ${name}`} onClick={onRemove}><IconX size={16} stroke={1.5} aria-hidden /></IconButton>
    </li>
  );
}
