import { useQueryClient } from "@tanstack/react-query";
import { useLingui } from "@lingui/react/macro";
import { useProject } from "@/platform/session";
import { toast, toastProblem } from "@/ui";
import { correspondenceApi, type Item } from "../../api";
import { keepItem } from "../../state";

/** Puts the letter into the archive, or takes it out again; a toast offers to undo either. */
export function useArchive(item: Item): () => Promise<void> {
  const { t } = useLingui();
  const project = useProject();
  const queries = useQueryClient();
  const send = async (now: Item, archived: boolean): Promise<void> => {
    try {
      const fresh = await correspondenceApi.archive(project.id, now.id, archived, now.version);
      keepItem(queries, project.id, fresh);
      const { number } = fresh;
      toast(archived ? t`${number} is in the archive` : t`${number} is out of the archive`, { undo: () => send(fresh, !archived) });
    } catch (error) {
      toastProblem(error);
    }
  };
  return () => send(item, item.archived_at === null);
}
