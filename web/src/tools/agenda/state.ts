import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { useFacts } from "@/platform/useLive";
import { agendaApi, type SpanQuery } from "./api";

export const itemsQuery = (grouped: boolean) =>
  infiniteQueryOptions({
    queryKey: ["agenda", "items", grouped],
    queryFn: ({ pageParam, signal }) => agendaApi.items(grouped, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const spanQuery = (query: SpanQuery) =>
  queryOptions({ queryKey: ["agenda", "days", query], queryFn: ({ signal }) => agendaApi.days(query, signal), placeholderData: keepPreviousData });

export const feedsQuery = queryOptions({ queryKey: ["agenda", "feeds"], queryFn: ({ signal }) => agendaApi.feeds(signal) });

/** What happens to letters may change what waits. */
export function useAgendaLive() {
  useFacts(["correspondence.*"], (_, queries) => queries.invalidateQueries({ queryKey: ["agenda"] }));
}
