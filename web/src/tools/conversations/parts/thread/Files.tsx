import { useLingui } from "@lingui/react/macro";
import { IconDownload, IconFile, IconFileTypePdf } from "@tabler/icons-react";
import { useMemo } from "react";
import { FileStrip, formatSize } from "@/ui";
import { fileLinks, type FileNote, isPicture } from "../../api";
import styles from "./thread.module.css";

/** Photos as pictures that open in the viewer, other files as lines. */
export function Files({ conversation, files }: { conversation: string; files: readonly FileNote[] }) {
  const { t, i18n } = useLingui();
  const pictures = useMemo(() => files.filter(isPicture).map((file) => ({ ...file, ...fileLinks(conversation, file), download: undefined })), [conversation, files]);
  const others = files.filter((file) => !isPicture(file));
  return (
    <>
      {pictures.length > 0 && <div className={styles.files} data-count={Math.min(pictures.length, 3)}><FileStrip files={pictures} /></div>}
      {others.length > 0 && (
        <ul className={styles.papers}>
          {others.map((file) => {
            const { href, download } = fileLinks(conversation, file);
            const { name } = file;
            return (
              <li key={file.id} className={styles.paper}>
                <a href={href} target="_blank" rel="noreferrer">
                  {file.media_type === "application/pdf" ? <IconFileTypePdf size={18} stroke={1.5} aria-hidden /> : <IconFile size={18} stroke={1.5} aria-hidden />}
                  <span className={styles.paperName} dir="auto">{name}</span>
                  <span className={styles.paperSize}>{formatSize(i18n.locale, file.size)}</span>
                </a>
                <a className={styles.paperSave} href={download} download={name} aria-label={t`Download ${name}`} title={t`Download ${name}`}><IconDownload size={16} stroke={1.5} aria-hidden /></a>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
