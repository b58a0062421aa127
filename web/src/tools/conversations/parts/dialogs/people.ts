import { useLingui } from "@lingui/react/macro";
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { initialsOf, type PersonChoice } from "@/kernel/people";
import { useMe } from "@/platform/session";
import type { PeopleGroup, Search } from "@/ui";
import { dialogsApi, type Purpose, type Reachable } from "./api";

export const MOST_IN_DIRECT = 100; // picked people; whoever starts it comes on top
export const MOST_IN_GROUP = 2_000;

export const projectsHereQuery = queryOptions({ queryKey: ["conversations", "projects"], queryFn: ({ signal }) => dialogsApi.projects(signal) });

const peopleQuery = (project: string, purpose: Purpose, q: string, conversation: string | undefined) =>
  queryOptions({ queryKey: ["conversations", "people", project, purpose, conversation, q], queryFn: ({ signal }) => dialogsApi.people({ project, purpose, q, conversation }, signal), staleTime: 30_000 });

/** "(Admin)" follows the name of administrators. */
export function useNamed(): (person: Pick<Reachable, "id" | "name" | "company" | "is_admin">) => PersonChoice {
  const { t } = useLingui();
  return useCallback(
    ({ id, name, company, is_admin }) => ({ id, name: is_admin ? t`${name} (Admin)` : name, initials: initialsOf({ name }), company: company ? { id: company, name: company } : null }),
    [t],
  );
}

interface Among {
  /** Without those who are in it already. */
  conversation?: string;
  /** Oneself, too. */
  self?: boolean;
  /** Only administrators, of the company or of the project's directory. */
  admins?: boolean;
}

/** Who of a project can be talked to. */
export function usePersonSearch(project: string, purpose: Purpose, { conversation, self = false, admins = false }: Among = {}): Search<PersonChoice> {
  const queries = useQueryClient();
  const { person: me } = useMe();
  const named = useNamed();
  return useCallback(
    async (text: string) => {
      if (!project) return [];
      const found = await queries.fetchQuery(peopleQuery(project, purpose, text.trim(), conversation));
      return found.people.filter((person) => !person.inside && (self || person.id !== me.id) && (!admins || person.is_admin)).map(named);
    },
    [queries, named, project, purpose, conversation, self, admins, me.id],
  );
}

/** The project's distribution groups: choosing one takes in whoever is in it at that moment. */
export function useProjectGroups(project: string, purpose: Purpose): PeopleGroup[] {
  const { person: me } = useMe();
  const { data } = useQuery({ ...peopleQuery(project, purpose, "", undefined), enabled: project !== "" });
  const named = useNamed();
  return useMemo(() => {
    const known = new Map(data?.people.map((person) => [person.id, named(person)]));
    return (data?.groups ?? []).map((group) => ({
      id: group.id,
      name: group.name,
      ids: group.people.map((person) => person.id),
      load: () => Promise.resolve(group.people.filter((person) => person.id !== me.id).map(({ id, name }): PersonChoice => known.get(id) ?? { id, name })),
    }));
  }, [data, me.id, named]);
}
