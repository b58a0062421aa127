import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { initialsOf, type PersonChoice } from "@/kernel/people";
import type { Search } from "@/ui";
import { recordsApi } from "./api";

/** Everybody of the company's directory, also who has left: what they said is there still. */
export function useColleagues(): Search<PersonChoice> {
  const queries = useQueryClient();
  return useCallback(
    async (text: string) => {
      const q = text.trim();
      const found = await queries.fetchQuery({ queryKey: ["conversations", "colleagues", q], queryFn: ({ signal }) => recordsApi.people(q, signal), staleTime: 30_000 });
      return found.items.map(({ id, name, company }) => ({ id, name, initials: initialsOf({ name }), company }));
    },
    [queries],
  );
}
