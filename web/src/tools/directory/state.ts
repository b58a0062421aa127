import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { useCallback } from "react";
import type { PersonChoice } from "@/kernel/people";
import { projectKey } from "@/platform/queries";
import { useProject } from "@/platform/session";
import { useFacts } from "@/platform/useLive";
import { companiesApi, groupsApi, type Member, membersApi, peopleApi, type PeopleQuery, projectsApi, rightsApi } from "./api";

const PAGE = 50;
const MOST = 1_000;
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

/** Everybody of the project, page after page: for companies and groups, which name people by id. */
export const everybodyQuery = (project: string) =>
  queryOptions({
    queryKey: key(project, "members"),
    queryFn: async ({ signal }) => {
      const all: Member[] = [];
      let cursor: string | undefined;
      do {
        const page = await membersApi.list(project, { limit: 100, cursor }, signal);
        all.push(...page.items);
        cursor = page.next ?? undefined;
      } while (cursor && all.length < MOST);
      return all;
    },
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

/** For PeoplePicker: people of this project. */
export function useMemberSearch() {
  const { id } = useProject();
  return useCallback((q: string, signal: AbortSignal) => membersApi.list(id, { q, limit: 20 }, signal).then((page) => page.items.filter((one) => one.active).map(choiceOf)), [id]);
}
