import { useLingui } from "@lingui/react/macro";
import { IconFile, IconFileTypePdf, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useProject } from "@/platform/session";
import { formatSize, IconButton } from "@/ui";
import { type FileLine, fileLinks } from "../api";
import styles from "./files.module.css";

/** What is attached so far, with a small picture of each; taken off with one press. */
export function FileLines({ files, onRemove }: { files: readonly FileLine[]; onRemove: (id: string) => void }) {
  const { t } = useLingui();
  if (files.length === 0) return null;
  return (
    <ul className={styles.lines} aria-label={t`Attached`}>
      {files.map((file) => <AttachedLine key={file.id} file={file} onRemove={() => onRemove(file.id)} />)}
    </ul>
  );
}

function AttachedLine({ file, onRemove }: { file: FileLine; onRemove: () => void }) {
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
      <IconButton label={t`Remove ${name}`} onClick={onRemove}><IconX size={16} stroke={1.5} aria-hidden /></IconButton>
    </li>
  );
}
