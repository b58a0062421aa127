import { keepPreviousData, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { LiveSocket } from "@/platform/live";
import { useMe } from "@/platform/session";
import { useLiveSocket } from "@/platform/useLive";
import { type CardLine, talkApi } from "./api";
import { INBOX, TalkHub, talkKey } from "./parts/store/hub";
import type { Entry } from "./parts/store/outbox";
import type { TalkState } from "./parts/store/talk";

export const settingsQuery = queryOptions({ queryKey: ["conversations", "mine"], queryFn: ({ signal }) => talkApi.settings(signal), staleTime: 5 * 60_000 });
export const inboxQuery = queryOptions({ queryKey: INBOX, queryFn: ({ signal }) => talkApi.inbox(signal), staleTime: 60_000 });
export const preferencesQuery = queryOptions({ queryKey: ["conversations", "preferences"], queryFn: ({ signal }) => talkApi.preferences(signal), staleTime: 5 * 60_000 });
export const talkQuery = (id: string) => queryOptions({ queryKey: talkKey(id), queryFn: ({ signal }) => talkApi.one(id, signal), staleTime: 60_000 });
export const itemTalkQuery = (card: string) => queryOptions({ queryKey: ["conversations", "item", card], queryFn: ({ signal }) => talkApi.ofItem(card, signal), staleTime: 60_000 });

const hubs = new WeakMap<LiveSocket, TalkHub>();

/** One for the window, and a new one for a new person. */
export function useHub(): TalkHub {
  const socket = useLiveSocket();
  const queries = useQueryClient();
  const { person } = useMe();
  return useMemo(() => {
    let hub = hubs.get(socket);
    if (hub?.me !== person.id) hubs.set(socket, (hub = new TalkHub(socket, queries, person.id)));
    return hub;
  }, [socket, queries, person.id]);
}

export function useInbox(enabled = true) {
  return useQuery({ ...inboxQuery, enabled });
}

/** The messages of an open conversation; heard while it is shown, once it exists. */
export function useTalkState(id: string, exists: boolean): TalkState {
  const hub = useHub();
  const talk = useMemo(() => hub.talk(id), [hub, id]);
  useEffect(() => (exists ? hub.watch(id) : undefined), [hub, id, exists]);
  return useSyncExternalStore(talk.subscribe, talk.read);
}

const NONE: readonly Entry[] = [];

/** What waits to be sent in this conversation, in order. */
export function useUnsent(conversation: string): readonly Entry[] {
  const { outbox } = useHub();
  const all = useSyncExternalStore(outbox.subscribe, outbox.list);
  return useMemo(() => {
    const own = all.filter((entry) => entry.conversation === conversation);
    return own.length > 0 ? own : NONE;
  }, [all, conversation]);
}

const NO_CARDS = new Map<string, CardLine>();

/** Things that messages point to, as this reader may see them; what is not in it cannot be opened. */
export function useCards(conversation: string, ids: readonly string[]) {
  const { data } = useQuery({
    queryKey: ["conversations", "cards", conversation, ...ids],
    queryFn: ({ signal }) => talkApi.cards(conversation, ids, signal),
    enabled: ids.length > 0,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    select: ({ cards }) => new Map(cards.map((card) => [card.id, card])),
  });
  return { cards: data ?? NO_CARDS, known: data !== undefined };
}

const ticks = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function everySecond(tell: () => void): () => void {
  ticks.add(tell);
  timer ??= setInterval(() => {
    now = Date.now();
    ticks.forEach((tick) => tick());
  }, 1_000);
  return () => {
    ticks.delete(tell);
    if (ticks.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** True from now until `until` (ms). */
export function useBefore(until: number): boolean {
  return useSyncExternalStore(everySecond, () => now < until);
}

/** Whoever is typing, longest first. */
export function useTypists(typing: TalkState["typing"]): string {
  return useSyncExternalStore(everySecond, () => [...typing.values()].filter((one) => one.until > now).map((one) => one.name).join("\n"));
}

