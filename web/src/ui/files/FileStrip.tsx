import { useLingui } from "@lingui/react/macro";
import { IconDownload, IconFile, IconFileTypePdf, IconPhoto } from "@tabler/icons-react";
import { lazy, type MouseEvent, Suspense, useState } from "react";
import { formatSize } from "../format";
import styles from "./files.module.css";

export interface AttachedFile {
  id: string;
  name: string;
  size: number;
  media_type: string;
  /** Where it opens. */
  href: string;
  /** Where it is saved from; without one there is no download button. */
  download?: string;
  /** A small picture of it, if there is one. */
  preview?: string | null;
  /** For instance "being checked for viruses". */
  note?: string;
}

const PictureViewer = lazy(() => import("./PictureViewer"));

const isPicture = (file: AttachedFile) => /^image\/(jpeg|png|webp|gif|avif)$/.test(file.media_type);

const ICON = { size: 24, stroke: 1.25, "aria-hidden": true } as const;

function FileIcon({ type }: { type: string }) {
  if (type === "application/pdf") return <IconFileTypePdf {...ICON} />;
  return type.startsWith("image/") ? <IconPhoto {...ICON} /> : <IconFile {...ICON} />;
}

/** The attachments of a letter, as a strip below it. Pictures open in the viewer, the rest in a tab of its own. */
export function FileStrip({ files }: { files: readonly AttachedFile[] }) {
  const { t } = useLingui();
  const [viewed, setViewed] = useState<string>();
  if (files.length === 0) return null;
  return (
    <>
      <ul className={styles.strip} aria-label={t`Attachments`}>
        {files.map((file) => <Tile key={file.id} file={file} onView={() => setViewed(file.id)} />)}
      </ul>
      {viewed && <Suspense><PictureViewer pictures={files.filter(isPicture)} start={viewed} onClose={() => setViewed(undefined)} /></Suspense>}
    </>
  );
}

function Tile({ file, onView }: { file: AttachedFile; onView: () => void }) {
  const { t, i18n } = useLingui();
  const [bare, setBare] = useState(false);
  const { name } = file;
  const view = (event: MouseEvent) => {
    if (!isPicture(file) || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onView();
  };
  return (
    <li className={styles.tileBox}>
      <a className={styles.tile} href={file.href} target="_blank" rel="noreferrer" onClick={view}>
        <span className={styles.preview}>
          {file.preview && !bare ? <img src={file.preview} alt="" loading="lazy" onError={() => setBare(true)} /> : <FileIcon type={file.media_type} />}
        </span>
        <span className={styles.fileName} title={file.name}>{file.name}</span>
        <span className={styles.fileSize}>{file.note ?? formatSize(i18n.locale, file.size)}</span>
      </a>
      {file.download && (
        <a className={styles.tileDownload} href={file.download} download={file.name} aria-label={t`Download ${name}`} title={t`Download ${name}`}>
          <IconDownload size={16} stroke={1.5} aria-hidden />
        </a>
      )}
    </li>
  );
}
