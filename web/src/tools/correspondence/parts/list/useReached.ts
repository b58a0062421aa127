import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useProject } from "@/platform/session";
import { projectKey } from "@/platform/queries";
import { correspondenceApi, type Query } from "../../api";

interface Loaded {
  hasNextPage: boolean;
  isFetching: boolean;
  fetchNextPage: () => unknown;
}

const FURTHEST = 2_000; // beyond that many lines nobody looks for the mark

/** Loads on until the line of the open item is there, if the filters leave it in the list at all. */
export function useReached(open: string, filters: Query, rows: readonly { id: string }[], lines: Loaded): void {
  const { id } = useProject();
  const { hasNextPage, isFetching, fetchNextPage } = lines;
  const far = open !== "" && hasNextPage && rows.length > 0 && rows.length < FURTHEST && !rows.some((row) => row.id === open);
  const there = useQuery({
    queryKey: projectKey(id, "correspondence", "lines", "of", open, filters),
    queryFn: ({ signal }) => correspondenceApi.items(id, { ...filters, ids: [open], limit: 1 }, signal),
    enabled: far,
  });
  const listed = (there.data?.items.length ?? 0) > 0;
  useEffect(() => {
    if (far && listed && !isFetching) void fetchNextPage();
  }, [far, listed, isFetching, fetchNextPage]);
}
