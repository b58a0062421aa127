import { readFileSync } from "node:fs";
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ToolFrame } from "@/kernel/facts";
import type { LiveSocket } from "@/platform/live";
import { ApiProblem } from "@/platform/problem";
import type { Inbox, InboxPage, Message, Talk, Window } from "../../api";
import { INBOX, TalkHub, talkKey } from "./hub";
import { keptThread } from "./kept";
import { heedRights } from "./rights";
import { caughtUp, EMPTY, heard, isBehind, opened } from "./thread";

/** What happened to one person's conversations as the server told it, and what a fresh reading says after each event. */
interface Story {
  me: string;
  group: string;
  steps: { name: string; frames: ToolFrame[]; inbox: Inbox; ones: Record<string, Talk | null>; messages: Record<string, Window | null> }[];
}

const golden = <T>(name: string): T => JSON.parse(readFileSync(new URL(`../../../../../../tests/conversations/golden/${name}.json`, import.meta.url), "utf8")) as T; // written by the server's tests
const story = golden<Story>("story");
const ones = new Map<string, Talk | null>();
const pages = new Map<string, Window | null>();
const kept = new Map<string, unknown>();
const listing = { inbox: story.steps[0]?.inbox, size: Infinity };

const answer = <T>(found: T | null | undefined): Promise<T> => (found ? Promise.resolve(structuredClone(found)) : Promise.reject(new ApiProblem(404, { code: "not_found" })));

vi.mock("../../api", () => ({
  talkApi: {
    inbox: async ({ cursor }: { cursor?: string }): Promise<InboxPage> => {
      const inbox = await answer(listing.inbox);
      const [from, to] = [Number(cursor ?? 0), Number(cursor ?? 0) + listing.size];
      return { conversations: inbox.conversations.slice(from, to), unread: cursor ? null : inbox.unread, next: to < inbox.conversations.length ? String(to) : null };
    },
    one: (id: string) => answer(ones.get(id)),
    messages: async (id: string, { since_rev: since }: { since_rev?: number }) => {
      const whole = await answer(pages.get(id));
      return { ...whole, messages: whole.messages.filter((one) => one.rev > (since ?? 0)) };
    },
    mine: () => Promise.reject(new Error("nothing is changed from here")),
  },
}));
vi.mock("@/platform/idle", () => ({ whenIdle: (run: () => void) => setTimeout(run, 0) }));
vi.mock("./device", () => ({ makeOutbox: () => ({ look: () => undefined, hurry: () => undefined }) }));
vi.mock("@/platform/local", () => ({ drafts: { drop: () => Promise.resolve() } }));
vi.mock("@/platform/reading", () => ({
  isAway: () => false,
  PATIENCE: 8_000,
  reading: {
    find: (key: string) => Promise.resolve(structuredClone(kept.get(key))),
    keep: (_: string, key: string, value: unknown, { mark = 0 } = {}) => Promise.resolve(void kept.set(key, structuredClone({ key, value, mark, used: 0, at: 0 }))),
    touch: () => Promise.resolve(),
    drop: (keys: string[]) => Promise.resolve(keys.forEach((key) => kept.delete(key))),
    marks: () => Promise.resolve(new Map()),
    trim: () => Promise.resolve(),
  },
}));
vi.stubGlobal("addEventListener", () => undefined);
vi.stubGlobal("document", { addEventListener: () => undefined, removeEventListener: () => undefined, visibilityState: "visible" });

const byId = (inbox: Inbox | undefined) => Object.fromEntries((inbox?.conversations ?? []).map((line) => [line.id, line]));
/** What the server would list of it: lines hold more where one was opened. */
const listed = (inbox: Inbox | undefined, wanted: Inbox) =>
  Object.fromEntries(Object.entries(byId(inbox)).map(([id, line]) => [id, Object.fromEntries(Object.keys(byId(wanted)[id] ?? line).map((key) => [key, line[key as keyof typeof line]]))])); // a name of its own

/** A window in which the story is heard. */
function listen() {
  const listeners = new Set<(frame: ToolFrame) => void>();
  const bell = (set: Set<(frame: ToolFrame) => void>) => ({ on: (tell: (frame: ToolFrame) => void) => void set.add(tell), ring: () => undefined });
  const socket = { frames: bell(listeners), ready: bell(new Set()), rights: bell(new Set()), say: () => true, isReady: true } as unknown as LiveSocket; // no more of it is asked
  const queries = new QueryClient();
  const hub = new TalkHub(socket, queries, story.me, "whom");
  new QueryObserver<Inbox>(queries, { queryKey: INBOX, queryFn: () => hub.listing.read(), staleTime: Infinity }).subscribe(() => undefined);
  heedRights(socket, queries);
  hub.start();
  return { hub, queries, hear: (frame: ToolFrame) => listeners.forEach((tell) => tell(structuredClone(frame))) };
}

beforeEach(() => [ones, pages, kept].forEach((one) => one.clear()));

describe("everything that can happen to conversations", () => {
  const wanted = ["message", "altered", "mine", "hidden", "gone", "typing"].map((kind) => `conversations.${kind}` as const);

  it("is in the story", () => {
    const told = new Set(story.steps.flatMap((step) => step.frames.map((frame) => frame.type)));
    expect(wanted.filter((kind) => !told.has(kind))).toEqual([]);
    expect(story.steps.length).toBeGreaterThan(35);
  });

  it.each([{ size: Infinity }, { size: 1 }])("leaves the client, event by event, with what a fresh reading says, in pages of $size", async ({ size }) => {
    Object.assign(listing, { size, inbox: story.steps[0]?.inbox });
    const { hub, queries, hear } = listen();
    const talk = hub.talk(story.group);
    let open: (() => void) | undefined;
    for (const step of story.steps) {
      listing.inbox = step.inbox;
      Object.entries(step.ones).forEach(([id, one]) => ones.set(id, one));
      Object.entries(step.messages).forEach(([id, page]) => pages.set(id, page));
      if (!open) {
        await vi.waitFor(() => expect(queries.getQueryData(INBOX)).toBeDefined());
        new QueryObserver(queries, { queryKey: talkKey(story.group), queryFn: () => answer(ones.get(story.group)), staleTime: Infinity, retry: false }).subscribe(() => undefined);
        await talk.open();
        open = hub.watch(story.group);
      }
      step.frames.forEach(hear);
      await vi.waitFor(() => expect(listed(queries.getQueryData(INBOX), step.inbox), step.name).toEqual(byId(step.inbox)));
      await vi.waitFor(() => expect(queries.getQueryData<Inbox>(INBOX), step.name).toMatchObject({ unread: step.inbox.unread, next: null }));
      const one = ones.get(story.group);
      if (!one) {
        expect([talk.state.thread.messages.length, await keptThread(story.group)], step.name).toEqual([0, undefined]);
        continue;
      }
      await vi.waitFor(() => expect(queries.getQueryData(talkKey(story.group)), step.name).toEqual(one));
      if (talk.state.status !== "ready") await talk.open(); // as the screen does once access is back
      await vi.waitFor(() => expect(talk.state.thread.messages, step.name).toEqual(pages.get(story.group)?.messages));
    }
  });
});

describe("ten thousand changes of messages, of which a part is written down", () => {
  interface Changes {
    base: Message[];
    since: number;
    events: Message[];
    state: Message[];
  }
  const { base, since, events, state } = golden<Changes>("events");
  const last = events.at(-1)?.rev ?? 0;
  const begun = () => opened(EMPTY, { messages: base, last_seq: base.length, last_rev: since, has_before: false, has_after: false });
  const window = (messages: Message[]): Window => ({ messages, last_seq: state.length, last_rev: last, has_before: false, has_after: false });

  it("are applied one after the other", () => {
    const thread = events.reduce(heard, begun());
    expect(thread.messages).toEqual(state);
    expect(isBehind(thread)).toBe(false);
  });

  it("are applied in whichever order, doubled, and with a part of them lost", () => {
    const mixed = [...events, ...events].filter((_, at) => at % 7 !== 0).sort((a, b) => ((a.rev * 7919) % 997) - ((b.rev * 7919) % 997));
    let thread = mixed.reduce(heard, begun());
    if (isBehind(thread)) thread = caughtUp(thread, window(state.filter((one) => one.rev > thread.rev)));
    expect(thread.messages).toEqual(state);
  });
});
