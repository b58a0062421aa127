import { Menu } from "@mantine/core";
import { useLingui } from "@lingui/react/macro";
import { IconDots, IconDownload, IconFile, IconFileTypePdf, IconPencil, IconPhoto } from "@tabler/icons-react";
import { lazy, type MouseEvent, Suspense, useState } from "react";
import { formatSize } from "../format";
import styles from "./files.module.css";
import { RenameDialog } from "./RenameDialog";

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

interface FileStripProps {
  files: readonly AttachedFile[];
  /** Left out where this person may not rename them. */
  onRename?: (file: AttachedFile, name: string) => Promise<unknown>;
}

/** The attachments of a letter, as a strip below it. Pictures open in the viewer, the rest in a tab of its own. */
export function FileStrip({ files, onRename }: FileStripProps) {
  const { t } = useLingui();
  const [viewed, setViewed] = useState<string>();
  const [renamed, setRenamed] = useState<AttachedFile>();
  if (files.length === 0) return null;
  return (
    <>
      <ul className={styles.strip} aria-label={t`Attachments`}>
        {files.map((file) => <Tile key={file.id} file={file} onView={() => setViewed(file.id)} onRename={onRename && (() => setRenamed(file))} />)}
      </ul>
      {viewed && <Suspense><PictureViewer pictures={files.filter(isPicture)} start={viewed} onClose={() => setViewed(undefined)} /></Suspense>}
      {renamed && onRename && <RenameDialog name={renamed.name} onRename={(name) => onRename(renamed, name)} onClose={() => setRenamed(undefined)} />}
    </>
  );
}

const MENU_ICON = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

function Tile({ file, onView, onRename }: { file: AttachedFile; onView: () => void; onRename: (() => void) | undefined }) {
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
      {onRename ? (
        <Menu position="bottom-end">
          <Menu.Target><button type="button" className={styles.tileDownload} aria-label={t`More about ${name}`} title={t`More about ${name}`}><IconDots {...MENU_ICON} /></button></Menu.Target>
          <Menu.Dropdown>
            {file.download && <Menu.Item component="a" href={file.download} download={file.name} leftSection={<IconDownload {...MENU_ICON} />}>{t`Download`}</Menu.Item>}
            <Menu.Item leftSection={<IconPencil {...MENU_ICON} />} onClick={onRename}>{t`Rename`}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : file.download && (
        <a className={styles.tileDownload} href={file.download} download={file.name} aria-label={t`Download ${name}`} title={t`Download ${name}`}>
          <IconDownload size={16} stroke={1.5} aria-hidden />
        </a>
      )}
    </li>
  );
}
