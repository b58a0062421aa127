import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import type { PersonRef } from "@/kernel/people";
import type { StatusKind } from "@/kernel/status";
import { projectKey } from "@/platform/queries";
import { useMe, useProject } from "@/platform/session";
import { useFacts, useGone, useUnread } from "@/platform/useLive";
import { correspondenceApi as server, type Item, type MapsTo, neighbours, type NextClock, type People, type Place, type Query, type TypeHere } from "./api";

const PAGE = 50;
const HALF_HOUR = 30 * 60_000;
const key = (project: string, ...rest: unknown[]) => projectKey(project, "correspondence", ...rest);

export const typesQuery = (project: string) =>
  queryOptions({ queryKey: key(project, "types"), queryFn: ({ signal }) => server.types(project, signal), staleTime: 5 * 60_000 });

export const linesQuery = (project: string, query: Query) =>
  infiniteQueryOptions({
    queryKey: key(project, "lines", query),
    queryFn: ({ pageParam, signal }) => server.items(project, { ...query, limit: PAGE, cursor: pageParam }, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

/** The first few, for a card. */
export const firstLinesQuery = (project: string, query: Query, limit: number) =>
  queryOptions({ queryKey: key(project, "lines", "first", limit, query), queryFn: ({ signal }) => server.items(project, { ...query, limit }, signal) });

export const countsQuery = (project: string, query: Query) =>
  queryOptions({ queryKey: key(project, "counts", query), queryFn: ({ signal }) => server.counts(project, query, signal) });

export const itemQuery = (project: string, item: string) =>
  queryOptions({ queryKey: key(project, "item", item), queryFn: ({ signal }) => server.item(project, item, signal) });

export const prefillQuery = (project: string, type: string, from: string, response: string | undefined) =>
  queryOptions({ queryKey: key(project, "prefill", type, from, response), queryFn: ({ signal }) => server.prefill(project, type, { from, response }, signal), staleTime: 0, gcTime: 0, refetchOnWindowFocus: false });

export const responsesQuery = (project: string, item: string) =>
  queryOptions({ queryKey: key(project, "responses", item), queryFn: ({ signal }) => server.responses(project, item, signal) });

export const revisionsQuery = (project: string, item: string) =>
  queryOptions({ queryKey: key(project, "revisions", item), queryFn: ({ signal }) => server.revisions(project, item, signal) });

/** Two revisions never change, so what lies between them is asked once. */
export const comparedQuery = (project: string, item: string, number: number, against: number) =>
  queryOptions({ queryKey: key(project, "compared", item, number, against), queryFn: ({ signal }) => server.compared(project, item, number, against, signal), staleTime: Infinity });

export const accessQuery = (project: string, item: string) =>
  queryOptions({ queryKey: key(project, "access", item), queryFn: ({ signal }) => server.access(project, item, signal) });

export const readersQuery = (project: string, type: string, query: Query) =>
  queryOptions({ queryKey: key(project, "readers", type, query), queryFn: ({ signal }) => server.readers(project, type, query, signal), staleTime: 60_000 });

export const calendarQuery = (project: string) =>
  queryOptions({ queryKey: projectKey(project, "directory", "project"), queryFn: ({ signal }) => neighbours.project(project, signal), staleTime: HALF_HOUR });

export const groupsQuery = (project: string) =>
  queryOptions({ queryKey: projectKey(project, "directory", "groups"), queryFn: ({ signal }) => neighbours.groups(project, signal), staleTime: HALF_HOUR });

export const companiesHereQuery = (project: string) =>
  queryOptions({ queryKey: projectKey(project, "directory", "companies", "names"), queryFn: ({ signal }) => neighbours.companiesHere(project, signal), staleTime: HALF_HOUR });

export const companiesQuery = queryOptions({ queryKey: ["directory", "companies", "names"], queryFn: ({ signal }) => neighbours.companies(signal), staleTime: HALF_HOUR });

const reference = (project: string, name: string, load: (signal: AbortSignal) => Promise<{ items: Place[] }>) =>
  queryOptions({ queryKey: projectKey(project, "directory", name), queryFn: ({ signal }) => load(signal), staleTime: HALF_HOUR });

export const referenceQueries = {
  location: (project: string) => reference(project, "locations", (signal) => neighbours.locations(project, signal)),
  trades: (project: string) => reference(project, "trades", (signal) => neighbours.trades(signal)),
  cost_code: (project: string) => reference(project, "cost-codes", (signal) => neighbours.costCodes(project, signal)),
  spec_section: (project: string) => reference(project, "spec-sections", (signal) => neighbours.specSections(project, signal)),
};

export interface TypesHere {
  waiting: boolean;
  error: unknown;
  list: TypeHere[];
  byId: Map<string, TypeHere>;
  people: People;
}

export function useTypes(): TypesHere {
  const project = useProject();
  const { data, error, isPending } = useQuery(typesQuery(project.id));
  return useMemo(() => {
    const list = data?.items ?? [];
    return { waiting: isPending, error, list, byId: new Map(list.map((type) => [type.id, type])), people: data?.people ?? {} };
  }, [data, error, isPending]);
}

const KINDS: Record<MapsTo, StatusKind> = { draft: "draft", open: "open", closed_successful: "done", closed_unsuccessful: "failed" };
export const kindOf = (maps: MapsTo): StatusKind => KINDS[maps];
/** Only what is open can be late: a draft waits for nobody yet. */
export const isOpen = (maps: MapsTo): boolean => maps === "open";
export const isClosed = (maps: MapsTo): boolean => maps.startsWith("closed");

export function personOf(people: People, id: string): PersonRef {
  const line = people[id];
  if (!line) return { id, name: "?" };
  return { id, name: line.name, initials: line.initials, company: line.company_name ? { id: line.company_id ?? "", name: line.company_name } : null };
}

export const peopleOf = (people: People, ids: readonly (string | null)[]): PersonRef[] => ids.flatMap((id) => (id ? [personOf(people, id)] : []));

const NO_UNREAD: ReadonlySet<string> = new Set();

/** Those of the items that somebody has been told of and not read yet, a page of ids at a time: what makes a line bold. */
export function useUnreadOf(pages: readonly (readonly string[])[]): ReadonlySet<string> {
  const unread = useUnread();
  const { viewing } = useMe(); // what somebody was told is theirs alone
  return useQueries({
    queries: pages.filter((ids) => ids.length > 0 && !viewing).map((ids) => ({
      queryKey: ["notices", "cards", ids.join(), unread],
      queryFn: ({ signal }: { signal: AbortSignal }) => neighbours.unread(ids, signal),
      placeholderData: keepPreviousData,
    })),
    combine: together,
  });
}

const NO_CLOCKS: ReadonlyMap<string, NextClock> = new Map();

/** The countdowns of the items on loaded pages, by item. */
export function useClocksOf(pages: readonly (readonly string[])[]): ReadonlyMap<string, NextClock> {
  const { id } = useProject();
  return useQueries({
    queries: pages.filter((ids) => ids.length > 0).map((ids) => ({
      queryKey: projectKey(id, "clocks", "next", ids.join()),
      queryFn: ({ signal }: { signal: AbortSignal }) => neighbours.clocks(id, ids, signal),
      placeholderData: keepPreviousData,
      retry: false,
    })),
    combine: byItem,
  });
}

function byItem(answers: readonly { data: { items: NextClock[] } | undefined }[]): ReadonlyMap<string, NextClock> {
  const found = answers.flatMap((answer) => answer.data?.items ?? []);
  return found.length > 0 ? new Map(found.map((clock) => [clock.item_id, clock])) : NO_CLOCKS;
}

function together(answers: readonly { data: { cards: string[] } | undefined }[]): ReadonlySet<string> {
  const ids = answers.flatMap((answer) => answer.data?.cards ?? []);
  return ids.length > 0 ? new Set(ids) : NO_UNREAD;
}

/** Whoever opens an item has read what was told of it. */
export function useReadOnOpen(item: string): void {
  const queries = useQueryClient();
  const told = useUnreadOf([[item]]).has(item);
  useEffect(() => {
    if (!told) return;
    void neighbours.markRead([item]).then(() => queries.invalidateQueries({ queryKey: ["notices"] }), () => undefined);
  }, [told, item, queries]);
}

/** Why issuing a draft was refused, field by field, on the way to its form. */
export const refusedKey = (project: string, item: string) => key(project, "refused", item);

/** The same item, everywhere it is shown. */
export function keepItem(queries: QueryClient, project: string, item: Item): void {
  queries.setQueryData(itemQuery(project, item.id).queryKey, item);
  void queries.invalidateQueries({ queryKey: key(project, "lines") });
  void queries.invalidateQueries({ queryKey: key(project, "counts") });
}

/** Lists, counts and the open item follow what others do. Once, in the list's screen. */
export function useCorrespondenceLive(): void {
  const { id } = useProject();
  useFacts(["correspondence.*"], (fact, queries) => {
    if (fact.stream !== id) return;
    const item = typeof fact.body.item === "string" ? fact.body.item : undefined;
    const stale = item ? [["lines"], ["counts"], ["item", item], ["responses", item], ["access", item], ["revisions", item]] : [["types"], ["lines"], ["counts"]];
    for (const rest of stale) void queries.invalidateQueries({ queryKey: key(id, ...rest) });
  });
  useFacts(["clocks.*"], (fact, held) => {
    if (fact.stream !== id) return;
    for (const queryKey of [projectKey(id, "clocks", "next"), key(id, "lines"), key(id, "counts")]) void held.invalidateQueries({ queryKey });
  });
  const queries = useQueryClient();
  useGone(() => {
    for (const rest of ["lines", "counts"]) void queries.invalidateQueries({ queryKey: key(id, rest) });
  });
}
