import { queryOptions } from "@tanstack/react-query";
import { projectKey } from "@/platform/queries";
import { type Export, exportsApi } from "./api";

const ASK_AGAIN = 1000; // ms, while one is being made

export const moves = (one: Export): boolean => one.state === "waiting" || one.state === "working";

export const exportsKey = (project: string) => projectKey(project, "exports");

export const exportsQuery = (project: string) =>
  queryOptions({
    queryKey: exportsKey(project),
    queryFn: ({ signal }) => exportsApi.list(project, signal),
    staleTime: 0,
    refetchInterval: (query) => (query.state.data?.items.some(moves) ? ASK_AGAIN : false),
  });
