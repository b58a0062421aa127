import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { useCallback } from "react";
import type { PersonChoice } from "@/kernel/people";
import { projectKey } from "@/platform/queries";
import { useProject } from "@/platform/session";
import { useFacts } from "@/platform/useLive";
import { companiesApi, type Groups, groupsApi, membersApi, peopleApi, type PeopleQuery, projectsApi, rightsApi } from "./api";

type Search = (q: string, signal: AbortSignal) => Promise<PersonChoice[]>;

const PAGE = 50;
export const accountKey = (...rest: unknown[]) => ["directory", ...rest];
export const key = (project: string, ...rest: unknown[]) => projectKey(project, "directory", ...rest);

export const companiesQuery = queryOptions({ queryKey: accountKey("companies"), queryFn: ({ signal }) => companiesApi.list(signal) });

export const peopleQuery = (wanted: PeopleQuery) =>
  infiniteQueryOptions({
    queryKey: accountKey("people", wanted),
    queryFn: ({ pageParam, signal }) => peopleApi.list({ ...wanted, limit: PAGE, cursor: pageParam }, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

export const personQuery = (id: string) => queryOptions({ queryKey: accountKey("person", id), queryFn: ({ signal }) => peopleApi.one(id, signal) });

export const projectsQuery = queryOptions({ queryKey: accountKey("projects"), queryFn: ({ signal }) => projectsApi.list(signal) });

export const projectQuery = (project: string) => queryOptions({ queryKey: key(project, "project"), queryFn: ({ signal }) => projectsApi.one(project, signal) });

export const membersQuery = (project: string, wanted: PeopleQuery) =>
  infiniteQueryOptions({
    queryKey: key(project, "people", wanted),
    queryFn: ({ pageParam, signal }) => membersApi.list(project, { ...wanted, limit: PAGE, cursor: pageParam }, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

export const memberQuery = (project: string, id: string) => queryOptions({ queryKey: key(project, "person", id), queryFn: ({ signal }) => membersApi.one(project, id, signal) });

/** The companies that have somebody on the project, a page at a time. */
export const companiesHereQuery = (project: string) =>
  infiniteQueryOptions({
    queryKey: key(project, "companies"),
    queryFn: ({ pageParam, signal }) => companiesApi.here(project, pageParam || undefined, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

export const groupsQuery = (project: string) => queryOptions({ queryKey: key(project, "groups"), queryFn: ({ signal }) => groupsApi.list(project, signal) });

export const rightsQuery = (project: string, wanted = true) =>
  queryOptions({ queryKey: projectKey(project, "permissions", "table"), queryFn: ({ signal }) => rightsApi.table(project, signal), enabled: wanted });

export const templatesQuery = (wanted: boolean) => queryOptions({ queryKey: ["permissions", "templates"], queryFn: ({ signal }) => rightsApi.templates(signal), enabled: wanted });

/** Lists follow what others change. Once, in each screen of the directory. */
export function useDirectoryLive(): void {
  const { id } = useProject();
  useFacts(["directory.*", "permissions.*"], (_, queries) => {
    void queries.invalidateQueries({ queryKey: key(id) });
    void queries.invalidateQueries({ queryKey: projectKey(id, "permissions") });
    void queries.invalidateQueries({ queryKey: accountKey() });
  });
}

export const choiceOf = (person: { id: string; name: string; initials: string; company: { id: string; name: string } }): PersonChoice => ({ id: person.id, name: person.name, initials: person.initials, company: person.company });

/** The people of a group, whom the list of groups names once for all of them. */
export const namedBy =
  (people: Groups["people"] | undefined) =>
  (ids: readonly string[]): PersonChoice[] =>
    ids.flatMap((id) => (people?.[id] ? [choiceOf({ id, ...people[id] })] : []));

/** The same search without one person: who takes what waits for somebody is somebody else. */
export function useOthers(search: Search, person: string): Search {
  return useCallback((q, signal) => search(q, signal).then((found) => found.filter((one) => one.id !== person)), [search, person]);
}

/** For PeoplePicker: everybody of the company's directory. */
export const searchAccount: Search = (q, signal) => peopleApi.list({ q, limit: 20 }, signal).then((page) => page.items.filter((one) => one.active).map(choiceOf));

/** For PeoplePicker: people of this project. */
export function useMemberSearch() {
  const { id } = useProject();
  return useCallback((q: string, signal: AbortSignal) => membersApi.list(id, { q, limit: 20 }, signal).then((page) => page.items.filter((one) => one.active).map(choiceOf)), [id]);
}
