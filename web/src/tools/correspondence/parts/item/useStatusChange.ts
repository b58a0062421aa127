import { useQueryClient } from "@tanstack/react-query";
import { useLingui } from "@lingui/react/macro";
import { projectPath, useGo } from "@/platform/address";
import { ApiProblem } from "@/platform/problem";
import { useProject } from "@/platform/session";
import { problemWords, toast } from "@/ui";
import { correspondenceApi, type Item, type Status } from "../../api";
import { itemQuery, keepItem, refusedKey } from "../../state";

/** Shown at once, taken back if the server refuses; a toast offers to undo what can be undone. A draft with gaps opens its form. */
export function useStatusChange(item: Item): (status: Status) => Promise<void> {
  const { t } = useLingui();
  const project = useProject();
  const queries = useQueryClient();
  const go = useGo();
  const { queryKey } = itemQuery(project.id, item.id);

  const send = async (status: Status, before: Item, undoable: boolean): Promise<void> => {
    await queries.cancelQueries({ queryKey });
    queries.setQueryData(queryKey, (now) => now && { ...now, status });
    try {
      const fresh = await correspondenceApi.setStatus(project.id, before.id, status.id, before.version);
      keepItem(queries, project.id, fresh);
      const { number } = fresh;
      const name = fresh.status.name;
      const back = undoable && before.status.maps_to !== "draft";
      toast(t`${number}: ${name}`, back ? { undo: () => send(before.status, fresh, false) } : {});
    } catch (error) {
      queries.setQueryData(queryKey, (now) => now && { ...now, status: before.status });
      void queries.invalidateQueries({ queryKey }); // somebody may have been here before
      if (!(error instanceof ApiProblem) || Object.keys(error.fields).length === 0) throw error;
      if (before.status.maps_to === "draft" && status.maps_to !== "draft") {
        queries.setQueryData(refusedKey(project.id, before.id), error.fields);
        return go(projectPath(project.id, "correspondence", before.id, "edit"));
      }
      toast(problemWords(error), { tone: "failed", action: { label: t`Edit`, run: () => go(projectPath(project.id, "correspondence", before.id, "edit")) } });
    }
  };
  return (status) => send(status, item, true);
}
