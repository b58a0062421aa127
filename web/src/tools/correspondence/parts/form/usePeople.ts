import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { PersonChoice } from "@/kernel/people";
import { projectKey } from "@/platform/queries";
import { useProject } from "@/platform/session";
import type { PeopleGroup } from "@/ui";
import { correspondenceApi, neighbours } from "../../api";
import { groupsQuery, membersQuery } from "../../state";

const FULL = 50;

/** Who may be put on items of this type; others of the project are shown as having no access. */
export function usePeopleSearch(type: string): (text: string, signal: AbortSignal) => Promise<readonly PersonChoice[]> {
  const { id } = useProject();
  const queries = useQueryClient();
  return useCallback(
    async (text: string) => {
      const pick = queries.fetchQuery({ queryKey: projectKey(id, "correspondence", "pickable", type, text), queryFn: ({ signal }) => correspondenceApi.people(id, type, text, signal), staleTime: 60_000 });
      const all = text.trim() === "" ? Promise.resolve(null) : neighbours.members(id, { q: text, limit: 20 }).catch(() => null);
      const [fit, members] = await Promise.all([pick, all]);
      const known = new Set(fit.items.map((person) => person.id));
      const blind = fit.items.length < FULL ? (members?.items ?? []).filter((person) => !known.has(person.id)) : [];
      return [...fit.items.map((person) => ({ ...person, access: true })), ...blind.map((person) => ({ ...person, access: false }))];
    },
    [id, type, queries],
  );
}

/** The project's distribution groups, with the names and the access of everybody in them. */
export function useGroups(type: string): PeopleGroup[] {
  const { id } = useProject();
  const groups = useQuery({ ...groupsQuery(id), retry: false });
  const members = useQuery({ ...membersQuery(id), retry: false });
  const fit = useQuery({ queryKey: projectKey(id, "correspondence", "pickable", type, ""), queryFn: ({ signal }) => correspondenceApi.people(id, type, "", signal), staleTime: 60_000 });
  return useMemo(() => {
    const pickable = new Map(fit.data?.items.map((person) => [person.id, person]));
    const known = new Map(members.data?.map((person) => [person.id, person]));
    const whole = (fit.data?.items.length ?? 0) < FULL;
    const choice = (person: string): PersonChoice[] => {
      const found = pickable.get(person) ?? known.get(person);
      return found ? [{ ...found, access: pickable.has(person) ? true : whole ? false : undefined }] : [];
    };
    return (groups.data?.items ?? []).map((group) => ({ id: group.id, name: group.name, people: group.people.flatMap(choice) }));
  }, [groups.data, members.data, fit.data]);
}
