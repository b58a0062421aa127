import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { PersonChoice } from "@/kernel/people";
import { projectKey } from "@/platform/queries";
import { recentFirst, recentPeople } from "@/platform/recent";
import { useProject } from "@/platform/session";
import type { PeopleGroup } from "@/ui";
import { correspondenceApi, neighbours } from "../../api";
import { groupsQuery } from "../../state";

const FULL = 50;

/** Who may be put on items of this type, those chosen lately on top; others of the project are shown as having no access. */
export function usePeopleSearch(type: string): (text: string, signal: AbortSignal) => Promise<readonly PersonChoice[]> {
  const { id } = useProject();
  const queries = useQueryClient();
  return useCallback(
    async (text: string) => {
      const recent = recentPeople(id);
      const found = queries.fetchQuery({ queryKey: projectKey(id, "correspondence", "pickable", type, text), queryFn: ({ signal }) => correspondenceApi.people(id, type, text, signal), staleTime: 60_000 });
      const lately = () => queries.fetchQuery({ queryKey: projectKey(id, "correspondence", "pickable", type, "of", recent), queryFn: () => correspondenceApi.peopleOf(id, type, recent), staleTime: 60_000 });
      const others = () => neighbours.members(id, { q: text, limit: 20 });
      const blank = text.trim() === "";
      const [fit, more] = await Promise.all([found, blank && recent.length === 0 ? null : (blank ? lately() : others()).catch(() => null)]);
      const known = new Set(fit.items.map((person) => person.id));
      const further = (more?.items ?? []).filter((person) => !known.has(person.id));
      const all = fit.items.map((person): PersonChoice => ({ ...person, access: true }));
      if (blank) return recentFirst([...all, ...further.filter((person: PersonChoice) => person.access)], recent);
      return recentFirst([...all, ...(all.length < FULL ? further.map((person) => ({ ...person, access: false })) : [])], recent);
    },
    [id, type, queries],
  );
}

/** Everybody in the project, by name. */
export function useAnybody(): (text: string, signal: AbortSignal) => Promise<readonly PersonChoice[]> {
  const { id } = useProject();
  return useCallback(async (text: string, signal: AbortSignal) => (await neighbours.members(id, { q: text, limit: FULL }, signal)).items, [id]);
}

const ASKED_AT_ONCE = 100;

/** The project's distribution groups; who is in one, and who of them has access, is asked when it is chosen. */
export function useGroups(type: string): PeopleGroup[] {
  const { id } = useProject();
  const groups = useQuery({ ...groupsQuery(id), retry: false });
  return useMemo(() => {
    const load = async (ids: readonly string[]): Promise<PersonChoice[]> => {
      const batches = Array.from({ length: Math.ceil(ids.length / ASKED_AT_ONCE) }, (_, at) => ids.slice(at * ASKED_AT_ONCE, (at + 1) * ASKED_AT_ONCE));
      return (await Promise.all(batches.map((batch) => correspondenceApi.peopleOf(id, type, batch)))).flatMap((page) => page.items);
    };
    return (groups.data?.items ?? []).map((group) => ({ id: group.id, name: group.name, ids: group.people, load: () => load(group.people) }));
  }, [groups.data, id, type]);
}
