import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { dialogsApi, type Member } from "./api";

export const groupQuery = (id: string) => queryOptions({ queryKey: ["conversations", "group", id], queryFn: ({ signal }) => dialogsApi.group(id, signal), staleTime: 0 });

/** Of whom a message asked an acknowledgement. */
export const askedQuery = (id: string, seq: number) => queryOptions({ queryKey: ["conversations", "asked", id, seq], queryFn: ({ signal }) => dialogsApi.asked(id, seq, signal), staleTime: 0 });

/** Members of a direct message or a group, followers of an item, a page at a time. */
export const membersQuery = (id: string, q: string) =>
  infiniteQueryOptions({
    queryKey: ["conversations", "members", id, q],
    queryFn: ({ pageParam, signal }) => dialogsApi.members(id, q, pageParam, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });

/** All members of a direct message, of which there are never many. */
export const everybodyQuery = (id: string) =>
  queryOptions({
    queryKey: ["conversations", "everybody", id],
    queryFn: async ({ signal }) => {
      const found: Member[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const page = await dialogsApi.members(id, "", cursor, signal);
        found.push(...page.items);
        cursor = page.next;
      }
      return found;
    },
    staleTime: 0,
    gcTime: 0, // a form begins with it
  });

/** These are the `count` people that there were, `known` and those who cannot be chosen any more. */
export const isSame = (chosen: readonly { id: string }[], known: readonly { id: string }[], count: number): boolean =>
  chosen.length === count && chosen.every((person) => known.some((one) => one.id === person.id));
