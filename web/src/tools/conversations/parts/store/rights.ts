import type { QueryClient } from "@tanstack/react-query";
import { isProblem } from "@/platform/http";
import type { LiveSocket } from "@/platform/live";
import type { Kept } from "@/platform/reading";
import type { Talk } from "../../api";

/** What this person may see or do has changed, or what the company chose: lists, counts, names and what is open are asked for again. */
export function heedRights(socket: LiveSocket, queries: QueryClient): () => void {
  const anew = () => void queries.invalidateQueries({ queryKey: ["conversations"] });
  const ends = [socket.rights.on(anew), socket.frames.on(({ type, conversation }) => type === "conversations.altered" && !conversation && anew())];
  return () => ends.forEach((end) => end());
}

/** Whoever asks for a conversation (its key begins with `one`) hears what the server says of it: it is there, or no more. */
export function followOnes(queries: QueryClient, one: readonly string[], told: Record<"there" | "gone", (id: string) => void>): () => void {
  return queries.getQueryCache().subscribe(({ type, query, ...event }) => {
    const key = query.queryKey as readonly unknown[];
    if (type !== "updated" || !("action" in event) || one.some((word, at) => key[at] !== word)) return;
    const id = String(key[one.length]);
    const { error, data } = query.state as { error: unknown; data: Kept<Talk> | undefined };
    if (event.action.type === "error" && isProblem(error) && error.status === 404) told.gone(id);
    if (event.action.type === "success" && event.action.manual !== true && data?.kept_at === undefined) told.there(id);
  });
}
