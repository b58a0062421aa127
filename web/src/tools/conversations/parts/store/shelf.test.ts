import { beforeEach, describe, expect, it, vi } from "vitest";
import { QueryClient } from "@tanstack/react-query";
import type { Inbox, Message, MySettings, Talk, Window } from "../../api";
import { heeded, keptInbox, keptThread } from "./kept";
import { joined, MOST_MESSAGES, Shelf, tailOf } from "./shelf";
import { EMPTY, heard, opened, type Thread } from "./thread";

interface Page {
  key: string;
  value: unknown;
  mark: number;
  used: number;
  at: number;
}

const held = vi.hoisted(() => new Map<string, unknown>());

vi.mock("@/platform/reading", () => ({
  isAway: () => false,
  PATIENCE: 8_000,
  reading: {
    find: (key: string) => Promise.resolve(structuredClone(held.get(key))),
    keep: (_: string, key: string, value: unknown, { mark = 0, used = 0 } = {}) => Promise.resolve(void held.set(key, structuredClone({ key, value, mark, used, at: 1 }))),
    isTheirs: () => true,
    touch: () => Promise.resolve(),
    drop: (keys: string[]) => Promise.resolve(keys.forEach((key) => held.delete(key))),
    marks: (prefix: string) => Promise.resolve(new Map([...(held as Map<string, Page>).values()].filter(({ key }) => key.startsWith(prefix)).map(({ key, mark }) => [key, mark]))),
    trim: () => Promise.resolve(),
  },
}));

const message = (seq: number, rev: number, text = `${seq}/${rev}`): Message => ({
  conversation: "c", seq, rev, key: `k${seq}`, sort: "text", sender: "ana", sender_name: "Ana", sender_company: "", at: "2026-01-01T00:00:00Z", text,
  mentions: [], everyone: false, files: [], links: [], priority: "normal", ack_wanted: false, acks: [], reactions: [], outcomes: [],
});

/** The server's side of one conversation, and a shelf beside it. */
function site(count: number) {
  const all = Array.from({ length: count }, (_, at) => message(at + 1, at + 1));
  const state = { rev: count, asked: [] as object[], open: undefined as Thread | undefined, line: Promise.resolve() };
  const window = (messages: Message[]): Window => ({ messages, last_seq: all.length, last_rev: state.rev, has_before: (messages[0]?.seq ?? 1) > 1, has_after: false });
  const latest = (limit: number) => window(all.slice(-limit));
  const shelf = new Shelf({
    whom: "me",
    messages: (_, where) => {
      state.asked.push(where);
      const { before, since_rev: since } = where;
      if (before !== undefined) return state.line.then(() => window(all.slice(Math.max(0, before - 1 - where.limit), before - 1)));
      return state.line.then(() => since === undefined ? latest(where.limit) : window(all.filter((one) => one.rev > since)));
    },
    one: () => Promise.reject(new Error("not asked here")),
    open: () => state.open,
    talk: () => ({ id: "c", people_count: 2 }) as Talk, // no more of it is read
    isListening: () => true,
  });
  const change = (seq: number, text: string) => (all[seq - 1] = message(seq, ++state.rev, text));
  return { shelf, state, latest, change };
}

const kept = async () => (await keptThread("c"))?.thread.messages.map((one) => one.text);

beforeEach(() => held.clear());

describe("a conversation on the shelf", () => {
  it("holds the last 200 of what was opened, however few were shown", async () => {
    const { shelf, state, latest } = site(500);
    state.open = opened(EMPTY, latest(50));
    shelf.opened("c");
    await shelf.flush();
    const thread = (await keptThread("c"))?.thread;
    expect(thread?.messages.length).toBe(MOST_MESSAGES);
    expect([thread?.messages[0]?.seq, thread?.messages.at(-1)?.seq, thread?.hasBefore]).toEqual([301, 500, true]);
  });

  it("has what was edited or deleted as it is now, open or not", async () => {
    const { shelf, state, latest, change } = site(3);
    state.open = opened(EMPTY, latest(50));
    shelf.opened("c");
    await shelf.flush();
    state.open = undefined;
    shelf.hear(change(2, "edited"));
    await shelf.flush();
    expect(await kept()).toEqual(["1/1", "edited", "3/3"]);
    change(1, "missed");
    shelf.hear(change(3, "deleted"));
    await shelf.flush();
    expect(await kept()).toEqual(["missed", "edited", "deleted"]);
    expect(state.asked).toEqual([{ since_rev: 4, limit: MOST_MESSAGES }]);
  });

  it("reads again what changed among older ones that are not open", async () => {
    const { shelf, state, latest, change } = site(100);
    state.open = opened(EMPTY, latest(100));
    shelf.opened("c");
    await shelf.flush();
    change(4, "changed while away");
    state.open = opened(EMPTY, latest(50));
    shelf.opened("c");
    await shelf.flush();
    expect((await kept())?.[3]).toBe("changed while away");
  });

  it("leaves nothing of what is gone, also while it is being written", async () => {
    const { shelf, state, latest } = site(3);
    state.open = opened(EMPTY, latest(50));
    shelf.opened("c");
    const writing = shelf.flush();
    shelf.forget("c");
    await writing;
    shelf.hear(message(4, 4));
    await shelf.flush();
    expect(held.size).toBe(0);
  });
});

describe("a line that says nothing", () => {
  const dumb = new Promise<void>(() => undefined);
  const settings = (isOn: boolean) => ({ mine: { is_on: isOn } }) as MySettings; // no more of it is read
  const list = (...ids: string[]) => ({ conversations: ids.map((id) => ({ id, last_rev: 3 })), unread: 0, next: null }) as unknown as Inbox; // nor of it
  const keys = { inbox: ["inbox"], settings: ["settings"], one: ["one"] };
  const soon = () => new Promise((resolve) => setTimeout(resolve));

  /** A kept conversation, of which a change is being asked for in vain. */
  async function stuck() {
    vi.stubGlobal("document", { addEventListener: () => undefined, removeEventListener: () => undefined });
    const { shelf, state, latest } = site(3);
    const queries = new QueryClient();
    const stop = shelf.start(queries, keys);
    queries.setQueryData(keys.inbox, list("c", "d"));
    state.open = opened(EMPTY, latest(50));
    shelf.opened("c");
    await shelf.flush();
    state.open = undefined;
    state.line = dumb;
    shelf.hear(message(3, 9));
    void shelf.flush();
    await soon();
    return { shelf, queries, stop };
  }

  it("does not keep what is gone", async () => {
    const { shelf, queries, stop } = await stuck();
    expect(held.has("talk.c")).toBe(true);
    queries.setQueryData(keys.inbox, list("d"));
    shelf.forget("c");
    await soon();
    expect(held.has("talk.c")).toBe(false);
    expect((await keptInbox())?.conversations.map((one) => one.id)).toEqual(["d"]);
    stop();
  });

  it("does not keep what the company has switched off", async () => {
    const { shelf, queries, stop } = await stuck();
    queries.setQueryData(keys.settings, settings(false));
    await soon();
    expect([...held.keys()].sort()).toEqual(["talk-settings", "talks-seen"]);
    queries.setQueryData(keys.inbox, list("d"));
    void shelf.flush();
    await soon();
    expect(await keptInbox()).toBeUndefined();
    stop();
  });

  it("has of many lists the last written", async () => {
    const { shelf, queries, stop } = await stuck();
    for (const id of ["e", "f", "g"]) queries.setQueryData(keys.inbox, list(id));
    await soon();
    expect((await keptInbox())?.conversations.map((one) => one.id)).toEqual(["c", "d"]);
    void shelf.flush();
    await soon();
    expect((await keptInbox())?.conversations.map((one) => one.id)).toEqual(["g"]);
    stop();
  });

  it("needs nobody who listens to hear that conversations are off", async () => {
    const { stop } = await stuck();
    stop();
    await heeded(Promise.resolve(settings(true)));
    expect(held.has("talk.c")).toBe(true);
    await heeded(Promise.resolve(settings(false)));
    expect([...held.keys()]).toEqual(["talks-seen"]);
  });
});

describe("what is kept and what is open", () => {
  const thread = (from: number, to: number, rev: number): Thread =>
    opened(EMPTY, { messages: Array.from({ length: to - from + 1 }, (_, at) => message(from + at, from + at)), last_seq: to, last_rev: rev, has_before: from > 1, has_after: false });

  it("become the one that holds more, if nothing was missed", () => {
    expect(joined(thread(1, 9, 9), thread(5, 9, 9))?.messages.length).toBe(9);
    expect(joined(thread(5, 9, 9), thread(1, 9, 12))?.messages.length).toBe(9);
    expect(joined(thread(1, 9, 9), thread(5, 9, 12))).toBeUndefined();
  });

  it("are not kept with a gap", () => {
    expect(tailOf(heard(thread(1, 3, 3), message(3, 9)))).toBeUndefined();
    expect(tailOf({ ...thread(1, 3, 3), hasAfter: true })).toBeUndefined();
  });
});
