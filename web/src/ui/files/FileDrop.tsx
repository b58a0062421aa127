import { Trans, useLingui } from "@lingui/react/macro";
import { IconCamera, IconPaperclip } from "@tabler/icons-react";
import { type ClipboardEvent, type DragEvent, type ReactNode, useRef, useState } from "react";
import { prefer, usePreferences } from "@/platform/preferences";
import type { Uploads } from "@/platform/useUploads";
import { PressButton } from "../button/PressButton";
import { TickField } from "../fields/inputs";
import styles from "./files.module.css";
import { UploadList } from "./UploadList";

interface FileDropProps {
  /** From `useUploads(project)`. */
  uploads: Uploads;
  accept?: string;
  /** Offer the camera on phones. */
  camera?: boolean;
  /** Wraps a composer or a form: dropping and pasting anywhere on it works. */
  children?: ReactNode;
}

const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

/** Drag, paste, choose or photograph; sends at once, resumes by itself. */
export function FileDrop({ uploads, accept, camera = true, children }: FileDropProps) {
  const { t } = useLingui();
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const lens = useRef<HTMLInputElement>(null);
  const { smallPhotos } = usePreferences();

  const take = (files: FileList | null | undefined) => {
    if (files?.length) uploads.add([...files]);
  };
  const drop = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    take(event.clipboardData.files);
  };
  const dragOver = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    setOver(true);
  };
  const dragLeave = (event: DragEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
  };

  return (
    <div className={styles.drop} data-over={over || undefined} role="group" aria-label={t`Attachments`} onDragOver={dragOver} onDragLeave={dragLeave} onDrop={drop} onPaste={paste}>
      {children}
      <div className={styles.offer}>
        <PressButton small kind="quiet" icon={<IconPaperclip size={16} stroke={1.5} aria-hidden />} onPress={() => chooser.current?.click()}>
          <Trans>Attach files</Trans>
        </PressButton>
        {camera && (
          <PressButton small kind="quiet" className={styles.camera} icon={<IconCamera size={16} stroke={1.5} aria-hidden />} onPress={() => lens.current?.click()}>
            <Trans>Photograph</Trans>
          </PressButton>
        )}
        <span className={styles.dropHint}><Trans>or drop or paste them here</Trans></span>
        <span className={styles.smaller}>
          <TickField size="xs" label={t`Make large photographs smaller`} value={smallPhotos} onChange={(on) => prefer({ smallPhotos: on })} />
        </span>
        <input ref={chooser} type="file" multiple hidden accept={accept} aria-label={t`Attach files`} onChange={(event) => { take(event.currentTarget.files); event.currentTarget.value = ""; }} />
        <input ref={lens} type="file" hidden accept="image/*" capture="environment" aria-label={t`Photograph`} onChange={(event) => { take(event.currentTarget.files); event.currentTarget.value = ""; }} />
      </div>
      <UploadList uploads={uploads} />
    </div>
  );
}
