import { keepPreviousData, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { LiveSocket } from "@/platform/live";
import { api, data } from "@/platform/http";
import { type Kept, orKeptIn, readerOf } from "@/platform/reading";
import { useMe } from "@/platform/session";
import { useLiveSocket } from "@/platform/useLive";
import { type CardLine, type Inbox, type Message, type MySettings, type Talk, talkApi } from "./api";
import { INBOX, SETTINGS, TalkHub, talkKey } from "./parts/store/hub";
import { heeded, keptInbox, keptItemTalk, keptSettings, keptTalk } from "./parts/store/kept";
import type { Entry } from "./parts/store/outbox";
import type { TalkState } from "./parts/store/talk";

const fresh = (wait: number) => ({ state }: { state: { data?: Kept<object> } }) => (state.data?.kept_at ? 0 : wait);
/** Asked also where the browser thinks that there is no line: then this device may have it. */
const ALWAYS = { networkMode: "always", refetchOnReconnect: true } as const;

export const settingsQuery = queryOptions({ ...ALWAYS, queryKey: SETTINGS, queryFn: (context): Promise<Kept<MySettings>> => orKeptIn(context, heeded(talkApi.settings(context.signal)), keptSettings), staleTime: fresh(5 * 60_000) });
const inboxQuery = (hub: TalkHub) => queryOptions({ ...ALWAYS, queryKey: INBOX, queryFn: (context): Promise<Kept<Inbox>> => orKeptIn(context, hub.listing.read(context.signal), keptInbox), staleTime: fresh(60_000) });
export const preferencesQuery = queryOptions({ queryKey: ["conversations", "preferences"], queryFn: ({ signal }) => talkApi.preferences(signal), staleTime: 5 * 60_000 });
/** The quiet times that notifications keep; their screen and this share what was asked. */
export const quietQuery = queryOptions({ queryKey: ["notifications", "choice"], queryFn: ({ signal }) => data(api.GET("/api/me/notifications", { signal })), staleTime: 5 * 60_000 });
export const talkQuery = (id: string) => queryOptions({ ...ALWAYS, queryKey: talkKey(id), queryFn: (context): Promise<Kept<Talk>> => orKeptIn(context, talkApi.one(id, context.signal), () => keptTalk(id)), staleTime: fresh(60_000) });
export const itemTalkQuery = (card: string) => queryOptions({ ...ALWAYS, queryKey: ["conversations", "item", card], queryFn: (context): Promise<Kept<Talk>> => orKeptIn(context, talkApi.ofItem(card, context.signal), () => keptItemTalk(card)), staleTime: fresh(60_000) });

const hubs = new WeakMap<LiveSocket, TalkHub>();

/** One for the window, and a new one for a new person. */
export function useHub(): TalkHub {
  const socket = useLiveSocket();
  const queries = useQueryClient();
  const me = useMe();
  const { id } = me.person;
  const whom = readerOf(me);
  return useMemo(() => {
    let hub = hubs.get(socket);
    if (hub?.me !== id) hubs.set(socket, (hub = new TalkHub(socket, queries, id, whom)));
    return hub;
  }, [socket, queries, id, whom]);
}

export function useInbox(enabled = true) {
  return useQuery({ ...inboxQuery(useHub()), enabled });
}

/** The messages of an open conversation; heard while it is shown, once it exists. */
export function useTalkState(id: string, exists: boolean): TalkState {
  const hub = useHub();
  const talk = useMemo(() => hub.talk(id), [hub, id]);
  useEffect(() => (exists ? hub.watch(id) : undefined), [hub, id, exists]);
  return useSyncExternalStore(talk.subscribe, talk.read);
}

/** One message of an open conversation, if it is among those that are shown. */
export function useMessage(id: string, seq: number): Message | undefined {
  const hub = useHub();
  const talk = useMemo(() => hub.talk(id), [hub, id]);
  return useSyncExternalStore(talk.subscribe, () => {
    const { messages } = talk.read().thread;
    return messages[seq - (messages[0]?.seq ?? 0)];
  });
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

