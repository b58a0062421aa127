import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { dialogsApi } from "./api";

export const groupQuery = (id: string) => queryOptions({ queryKey: ["conversations", "group", id], queryFn: ({ signal }) => dialogsApi.group(id, signal), staleTime: 0 });

/** Members of a direct message or a group, followers of an item, a page at a time. */
export const membersQuery = (id: string, q: string) =>
  infiniteQueryOptions({
    queryKey: ["conversations", "members", id, q],
    queryFn: ({ pageParam, signal }) => dialogsApi.members(id, q, pageParam, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
