import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { projectKey } from "@/platform/queries";
import { emailsApi } from "./api";

export const threadsQuery = (project: string, card: string) =>
  infiniteQueryOptions({
    queryKey: projectKey(project, "emails", card),
    queryFn: ({ pageParam, signal }) => emailsApi.threads(project, card, pageParam, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

/** Read anew each time a form is opened: it begins with the item as it stands. */
export const beginningQuery = (project: string, card: string) =>
  queryOptions({ queryKey: projectKey(project, "emails", "beginning", card), queryFn: ({ signal }) => emailsApi.beginning(project, card, signal), staleTime: 0, gcTime: 0 });
