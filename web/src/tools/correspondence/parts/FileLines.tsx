import { useLingui } from "@lingui/react/macro";
import { IconFile, IconFileTypePdf, IconPencil, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useProject } from "@/platform/session";
import { formatSize, IconButton, RenameDialog } from "@/ui";
import { type FileLine, fileLinks } from "../api";
import styles from "./files.module.css";

interface FileLinesProps {
  files: readonly FileLine[];
  onRemove: (id: string) => void;
  onRename?: (file: FileLine, name: string) => Promise<unknown>;
}

/** What is attached so far, with a small picture of each; renamed, or taken off with one press. */
export function FileLines({ files, onRemove, onRename }: FileLinesProps) {
  const { t } = useLingui();
  const [renamed, setRenamed] = useState<FileLine>();
  return (
    <>
      {files.length > 0 && (
        <ul className={styles.lines} aria-label={t`Attached`}>
          {files.map((file) => <AttachedLine key={file.id} file={file} onRename={onRename && (() => setRenamed(file))} onRemove={() => onRemove(file.id)} />)}
        </ul>
      )}
      {renamed && onRename && <RenameDialog name={renamed.name} onRename={(name) => onRename(renamed, name)} onClose={() => setRenamed(undefined)} />}
    </>
  );
}

function AttachedLine({ file, onRename, onRemove }: { file: FileLine; onRename: (() => void) | undefined; onRemove: () => void }) {
  const { t, i18n } = useLingui();
  const project = useProject();
  const [bare, setBare] = useState(false);
  const { href, preview } = fileLinks(project.id, file);
  const { name } = file;
  const Icon = file.media_type === "application/pdf" ? IconFileTypePdf : IconFile;
  return (
    <li>
      <span className={styles.thumb}>
        {preview && !bare ? <img src={preview} alt="" onError={() => setBare(true)} /> : <Icon size={18} stroke={1.5} aria-hidden />}
      </span>
      <a className={styles.name} href={href} target="_blank" rel="noreferrer">{file.name}</a>
      <span className={styles.size}>{formatSize(i18n.locale, file.size)}</span>
      {onRename && <IconButton label={t`Rename ${name}`} onClick={onRename}><IconPencil size={16} stroke={1.5} aria-hidden /></IconButton>}
      <IconButton label={t`Remove ${name}`} onClick={onRemove}><IconX size={16} stroke={1.5} aria-hidden /></IconButton>
    </li>
  );
}
