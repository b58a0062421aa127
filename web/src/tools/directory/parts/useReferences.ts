import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLingui } from "@lingui/react/macro";
import { isProblem } from "@/platform/http";
import { toast } from "@/ui";
import type { Entry, Reference, ReferenceApi } from "../api";

/** One sort of reference data: read, add, rename, retire. */
export function useReferences(queryKey: readonly unknown[], api: ReferenceApi) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const query = useQuery({ queryKey, queryFn: ({ signal }) => api.list(signal) });
  const reload = () => queries.invalidateQueries({ queryKey });

  const edit = async (reference: Reference, entry: Partial<Entry>) => {
    try {
      await api.edit(reference.id, entry, reference.version);
    } catch (error) {
      if (isProblem(error, "stale")) await reload();
      throw error;
    }
    await reload();
  };
  const add = async (entry: Entry) => {
    const made = await api.add(entry);
    await reload();
    return made;
  };
  const retire = async (reference: Reference) => {
    await api.retire(reference.id);
    await reload();
    const { name } = reference;
    toast(t`${name} is offered no more`);
  };
  return { query, add, edit, retire, mayEdit: query.data?.can.includes("edit") ?? false };
}
