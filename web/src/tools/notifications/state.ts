import { type InfiniteData, infiniteQueryOptions, queryOptions, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { projectKey } from "@/platform/queries";
import { useLiveSocket } from "@/platform/useLive";
import { choiceApi, type MailState, matrixApi, type Notice, noticesApi, outboxApi } from "./api";

const NOTICES = ["notifications", "notices"] as const;

export const noticesQuery = (unread: boolean) =>
  infiniteQueryOptions({
    queryKey: [...NOTICES, { unread }],
    queryFn: ({ pageParam, signal }) => noticesApi.list(unread, pageParam, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });

export const countQuery = queryOptions({ queryKey: ["notifications", "count"], queryFn: ({ signal }) => noticesApi.count(signal), staleTime: 0 });

export const matrixQuery = (project: string, tool: string) =>
  queryOptions({ queryKey: projectKey(project, "notifications", "matrix", tool), queryFn: ({ signal }) => matrixApi.read(project, tool, signal) });

export const choiceQuery = queryOptions({ queryKey: ["notifications", "choice"], queryFn: ({ signal }) => choiceApi.read(signal) });

export const outboxQuery = (state: MailState | "", q: string) =>
  infiniteQueryOptions({
    queryKey: ["notifications", "outbox", { state, q }],
    queryFn: ({ pageParam, signal }) => outboxApi.list(state, q, pageParam, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

export const mailQuery = (id: string) => queryOptions({ queryKey: ["notifications", "mail", id], queryFn: ({ signal }) => outboxApi.one(id, signal) });

type Pages = InfiniteData<{ items: Notice[]; next?: string | null }>;

/** Marks as read: seen at once, here and in the badge. */
export function useReading() {
  const queries = useQueryClient();
  const socket = useLiveSocket();
  return useMemo(() => {
    const show = (isRead: (notice: Notice) => boolean) =>
      queries.setQueriesData<Pages>({ queryKey: NOTICES }, (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map((one) => (isRead(one) ? { ...one, read: true } : one)) })) });
    const settle = async (call: Promise<{ unread: number }>) => {
      try {
        socket.setUnread((await call).unread);
      } catch (error) {
        await queries.invalidateQueries({ queryKey: NOTICES });
        throw error;
      }
    };
    return {
      read: (notice: Notice) => {
        if (notice.read) return Promise.resolve();
        show((one) => one.id === notice.id);
        return settle(noticesApi.read([notice.id]));
      },
      readAll: () => {
        show(() => true);
        return settle(noticesApi.readAll());
      },
    };
  }, [queries, socket]);
}
