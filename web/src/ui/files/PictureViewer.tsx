import { Modal } from "@mantine/core";
import { useLingui } from "@lingui/react/macro";
import { IconChevronLeft, IconChevronRight, IconDownload } from "@tabler/icons-react";
import { type KeyboardEvent, useState } from "react";
import { IconButton } from "../button/IconButton";
import styles from "./files.module.css";
import type { AttachedFile } from "./FileStrip";

interface PictureViewerProps {
  pictures: readonly AttachedFile[];
  /** The id of the first one shown. */
  start: string;
  onClose: () => void;
}

const look = { size: 20, stroke: 1.5, "aria-hidden": true } as const;

/** Pictures at the size of the window; the arrow keys turn the pages. */
export default function PictureViewer({ pictures, start, onClose }: PictureViewerProps) {
  const { t } = useLingui();
  const [shown, setShown] = useState(start);
  const at = Math.max(0, pictures.findIndex((picture) => picture.id === shown));
  const picture = pictures[at];
  const place = at + 1;
  const count = pictures.length;
  const turn = (by: number) => setShown(pictures[(at + by + count) % count]?.id ?? shown);
  const keys = (event: KeyboardEvent) => {
    if (event.key === "ArrowRight") turn(1);
    if (event.key === "ArrowLeft") turn(-1);
  };
  if (!picture) return null;
  return (
    <Modal
      opened
      onClose={onClose}
      fullScreen
      onKeyDown={keys}
      title={<span className={styles.viewerTitle}>{picture.name}</span>}
      closeButtonProps={{ "aria-label": t`Close` }}
      classNames={{ content: styles.viewer, body: styles.viewerBody }}
    >
      <img className={styles.viewerPicture} src={picture.href} alt={picture.name} />
      <div className={styles.viewerBar}>
        {count > 1 && <IconButton label={t`Previous picture`} onClick={() => turn(-1)}><IconChevronLeft {...look} /></IconButton>}
        {count > 1 && <span>{t`${place} of ${count}`}</span>}
        {count > 1 && <IconButton label={t`Next picture`} onClick={() => turn(1)}><IconChevronRight {...look} /></IconButton>}
        <a className={styles.viewerDownload} href={picture.download ?? picture.href} download={picture.name}><IconDownload {...look} />{t`Download`}</a>
      </div>
    </Modal>
  );
}
