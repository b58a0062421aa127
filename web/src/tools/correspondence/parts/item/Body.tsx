import { useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { may } from "@/kernel/resource";
import { isBlank } from "@/kernel/richtext";
import { useProject } from "@/platform/session";
import { FileStrip, RichText, Sheet, toast } from "@/ui";
import { correspondenceApi, type FileLine, fileLinks, type Item } from "../../api";
import { keepItem } from "../../state";
import styles from "./item.module.css";

export function Files({ files, onRename }: { files: readonly FileLine[]; onRename?: (file: { id: string }, name: string) => Promise<unknown> }) {
  const project = useProject();
  return <FileStrip files={files.map((file) => ({ ...file, ...fileLinks(project.id, file) }))} onRename={onRename} />;
}

/** Another name for an attached file, and the way back. */
function useRenaming(item: Item) {
  const { t } = useLingui();
  const project = useProject();
  const queries = useQueryClient();
  const rename = async (item: Item, file: string, name: string, undoable = true): Promise<void> => {
    const at = item.files.findIndex((one) => one.id === file);
    const before = item.files[at]?.name;
    const fresh = await correspondenceApi.renameFile(project.id, item.id, file, name, item.version);
    keepItem(queries, project.id, fresh);
    const now = fresh.files[at];
    toast(t`Renamed to ${name}`, before !== undefined && now && undoable ? { undo: () => rename(fresh, now.id, before, false) } : {});
  };
  return (file: { id: string }, name: string) => rename(item, file.id, name);
}

/** The letter itself: what it says, and what is attached to it. */
export function Body({ item }: { item: Item }) {
  const rename = useRenaming(item);
  return (
    <Sheet look="letter">
      {isBlank(item.description) ? <p className={styles.quiet}><Trans>No description.</Trans></p> : <RichText doc={item.description} />}
      <Files files={item.files} onRename={may(item, "edit") ? rename : undefined} />
    </Sheet>
  );
}
