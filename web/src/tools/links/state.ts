import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { ItemPanelProps } from "@/kernel/tool";
import { projectKey } from "@/platform/queries";
import { useFacts, useGone } from "@/platform/useLive";
import { type Link, linksApi, type Role } from "./api";

export const linksQuery = (project: string, card: string) =>
  queryOptions({ queryKey: projectKey(project, "links", card), queryFn: ({ signal }) => linksApi.list(project, card, signal) });

/** Every link of an item; it follows what others link, and what happens to the things at the far ends. */
export function useLinks({ project, card }: ItemPanelProps) {
  const query = useQuery(linksQuery(project, card));
  const queries = useQueryClient();
  const { queryKey } = linksQuery(project, card);
  const far = query.data?.items;
  const concerns = (ref: string | undefined) => ref === card || (far?.some((link) => link.card.id === ref) ?? false);
  useFacts(["*"], (fact) => (concerns(fact.card?.ref) ? queries.invalidateQueries({ queryKey }) : undefined));
  useGone((ref) => {
    if (concerns(ref)) void queries.invalidateQueries({ queryKey });
  });
  return query;
}

/** How many related items the tab shows: those that one sees, and those that one may only know to be there. */
export function useRelatedCount({ project, card }: ItemPanelProps): number | undefined {
  const { data } = useQuery(linksQuery(project, card));
  if (!data) return undefined;
  const count = data.items.filter((link) => link.role === "related").length + restrictedIn(data.restricted, ["related"]);
  return count || undefined;
}

export function restrictedIn(restricted: Partial<Record<Role, number>>, roles: readonly Role[]): number {
  return roles.reduce((sum, role) => sum + (restricted[role] ?? 0), 0);
}

/** The links of an item are asked for anew, and those of what it was or is linked to. */
export function useRefresh({ project, card }: ItemPanelProps): (far?: Pick<Link, "card">) => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    async (far) => {
      if (far) void queries.invalidateQueries({ queryKey: linksQuery(project, far.card.id).queryKey });
      await queries.invalidateQueries({ queryKey: linksQuery(project, card).queryKey });
    },
    [queries, project, card],
  );
}
