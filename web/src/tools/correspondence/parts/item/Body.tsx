import { Trans } from "@lingui/react/macro";
import { isBlank } from "@/kernel/richtext";
import { useProject } from "@/platform/session";
import { FileStrip, RichText, Sheet } from "@/ui";
import { type FileLine, fileLinks, type Item } from "../../api";
import styles from "./item.module.css";

export function Files({ files }: { files: readonly FileLine[] }) {
  const project = useProject();
  return <FileStrip files={files.map((file) => ({ ...file, ...fileLinks(project.id, file) }))} />;
}

/** The letter itself: what it says, and what is attached to it. */
export function Body({ item }: { item: Item }) {
  return (
    <Sheet look="letter">
      {isBlank(item.description) ? <p className={styles.quiet}><Trans>No description.</Trans></p> : <RichText doc={item.description} />}
      <Files files={item.files} />
    </Sheet>
  );
}
