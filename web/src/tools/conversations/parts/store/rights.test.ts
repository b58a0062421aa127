import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ToolFrame } from "@/kernel/facts";
import type { LiveSocket } from "@/platform/live";
import { ApiProblem } from "@/platform/problem";
import type { Inbox, InboxPage, Message, MySettings, Summary, Talk, Window } from "../../api";
import { INBOX, SETTINGS, TalkHub, talkKey } from "./hub";
import { heedRights } from "./rights";

/** What this reader may read; all else is not there. */
const server = { readable: new Set<string>(), unread: { nod: 2, crew: 1 } as Record<string, number> };

const line = (id: string): Summary => ({
  id, kind: "group", item: null, project: { id: "p", number: "1", name: "Harbour Tower" }, name: id, people: [], people_count: 2, last: null, last_seq: 3, last_rev: 3,
  last_at: "2026-01-01T00:00:00Z", read_seq: 1, unread: server.unread[id] ?? 0, mentioned: false, starred: false, level: "all", follows: true, has_draft: false, everyone: false, can: [], why_not: {}, version: 1,
});
const message = (seq: number): Message => ({
  conversation: "nod", seq, rev: seq, key: `k${seq}`, sort: "text", sender: "ana", sender_name: "Ana", sender_company: "", at: "2026-01-01T00:00:00Z", text: `${seq}`,
  mentions: [], everyone: false, files: [], links: [], priority: "normal", ack_wanted: false, acks: [], reactions: [], outcomes: [],
});
const ask = async <T>(id: string, found: () => T): Promise<T> => {
  await Promise.resolve();
  if (!server.readable.has(id)) throw new ApiProblem(404, { code: "not_found" });
  return found();
};
const one = (id: string) => ask(id, () => line(id) as Talk); // no more of it is read

vi.mock("../../api", () => ({
  talkApi: {
    inbox: async (): Promise<InboxPage> => {
      await Promise.resolve();
      const conversations = [...server.readable].map(line);
      return { conversations, unread: conversations.reduce((sum, { unread }) => sum + unread, 0), next: null };
    },
    one: (id: string) => one(id),
    messages: (id: string, { since_rev: since = 0 }: { since_rev?: number }) =>
      ask(id, (): Window => ({ messages: [1, 2, 3].filter((seq) => seq > since).map(message), last_seq: 3, last_rev: 3, has_before: false, has_after: false })),
  },
}));
vi.mock("@/platform/idle", () => ({ whenIdle: (run: () => void) => run() }));
vi.mock("./device", () => ({ makeOutbox: () => ({ look: () => undefined, hurry: () => undefined }) }));
vi.mock("@/platform/local", () => ({ drafts: { drop: () => Promise.resolve() } }));
vi.mock("@/platform/reading", () => ({
  isAway: () => false,
  PATIENCE: 8_000,
  reading: {
    find: () => Promise.resolve(undefined),
    keep: () => Promise.resolve(),
    touch: () => Promise.resolve(),
    drop: () => Promise.resolve(),
    marks: () => Promise.resolve(new Map()),
    trim: () => Promise.resolve(),
  },
}));
vi.stubGlobal("addEventListener", () => undefined);
vi.stubGlobal("document", { addEventListener: () => undefined, removeEventListener: () => undefined, visibilityState: "visible" });

function bell<T>() {
  const listeners = new Set<(value: T) => void>();
  return { on: (tell: (value: T) => void) => (listeners.add(tell), () => listeners.delete(tell)), ring: (value: T) => listeners.forEach((tell) => tell(value)) };
}

/** A window in which the list and one conversation are open. */
async function sits() {
  const said: unknown[] = [];
  const frames = bell<ToolFrame>();
  const rights = bell<{ type: "access" | "left"; stream: string }>();
  const socket = { frames, rights, ready: bell(), say: (frame: ToolFrame) => said.push([frame.type, frame.conversation]) > 0, isReady: true } as unknown as LiveSocket; // no more of it is asked
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const hub = new TalkHub(socket, queries, "me", "whom");
  const watched = <T>(queryKey: readonly string[], queryFn: () => Promise<T>) => new QueryObserver<T>(queries, { queryKey, queryFn, staleTime: Infinity }).subscribe(() => undefined);
  watched(INBOX, () => hub.listing.read());
  watched(SETTINGS, (): Promise<MySettings> => Promise.resolve({ mine: { is_on: true, direct: true, can_create_groups: true, urgent: server.readable.has("nod") } }));
  watched(talkKey("nod"), () => one("nod"));
  heedRights(socket, queries);
  hub.start();
  const talk = hub.talk("nod");
  let lost = false;
  hub.onLost((id, isLost) => {
    if (id !== "nod") return;
    if (lost && !isLost) void talk.open(); // as the screen does
    lost = isLost;
  });
  await talk.open();
  hub.watch("nod");
  const shown = () => {
    const inbox = queries.getQueryData<Inbox>(INBOX);
    return {
      listed: inbox?.conversations.map(({ id }) => id).toSorted(),
      unread: inbox?.unread,
      urgent: queries.getQueryData<MySettings>(SETTINGS)?.mine.urgent,
      messages: talk.state.thread.messages.length,
      lost,
    };
  };
  await vi.waitFor(() => expect(shown()).toEqual(ALL));
  return { shown, said, queries, frame: (frame: object) => frames.ring(frame as ToolFrame), right: () => rights.ring({ type: "access", stream: "p" }) };
}

const ALL = { listed: ["crew", "nod"], unread: 3, urgent: true, messages: 3, lost: false };
const LESS = { listed: ["crew"], unread: 1, urgent: false, messages: 0, lost: true };
const GONE = { type: "conversations.gone", conversation: "nod" };
const CHOSEN = { type: "conversations.altered", conversation: null };
type Desk = Awaited<ReturnType<typeof sits>>;

beforeEach(() => void (server.readable = new Set(["nod", "crew"])));

describe("a window that is open while rights change", () => {
  it.each<{ what: string; loses: (desk: Desk) => void; gains: (desk: Desk) => void }>([
    { what: "the level in a project", loses: ({ frame, right }) => (right(), frame(GONE)), gains: ({ right }) => right() },
    { what: "the level in a project, told the other way round", loses: ({ frame, right }) => (frame(GONE), right()), gains: ({ right }) => right() },
    { what: "the level in a project, of which it is only told that rights changed", loses: ({ right }) => right(), gains: ({ right }) => right() },
    { what: "what the company chose", loses: ({ frame }) => (frame(CHOSEN), frame(GONE)), gains: ({ frame }) => frame(CHOSEN) },
    { what: "what the company chose, while nobody was told what is gone", loses: ({ frame }) => frame(CHOSEN), gains: ({ frame }) => frame(CHOSEN) },
  ])("loses what it may no longer show, and has it again: $what", async ({ loses, gains }) => {
    const desk = await sits();
    for (let round = 0; round < 2; round++) {
      server.readable.delete("nod");
      loses(desk);
      await vi.waitFor(() => expect(desk.shown()).toEqual(LESS));
      desk.said.length = 0;
      server.readable.add("nod");
      gains(desk);
      await vi.waitFor(() => expect(desk.shown()).toEqual(ALL));
      expect(desk.said).toContainEqual(["conversations.watch", "nod"]);
    }
  });

  it("loses nothing by a change of other rights", async () => {
    const desk = await sits();
    desk.said.length = 0;
    desk.right();
    desk.frame(CHOSEN);
    expect(desk.queries.isFetching()).toBe(3);
    await vi.waitFor(() => expect(desk.queries.isFetching()).toBe(0));
    expect(desk.shown()).toEqual(ALL);
    expect(desk.said).toEqual([]);
  });
});
