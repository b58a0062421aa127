import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Me } from "@/kernel/me";
import { ApiProblem, Unreachable } from "./problem";
import { forgetReading, type Kept, lastReader, orKept, orKeptIn, PATIENCE, reading, readsHere } from "./reading";

interface Page {
  key: string;
  value: unknown;
  at: number;
}

const held = vi.hoisted(() => ({ pages: new Map<string, unknown>(), stored: new Map<string, string>(), slow: Promise.resolve() }));

vi.mock("./local", () => ({
  pages: {
    find: (key: string) => Promise.resolve(held.pages.get(key)),
    keep: (page: Page) => held.slow.then(() => void held.pages.set(page.key, page)),
    drop: (keys: string[]) => Promise.resolve(keys.forEach((key) => held.pages.delete(key))),
    dropAll: () => Promise.resolve(held.pages.clear()),
  },
}));

vi.stubGlobal("localStorage", {
  getItem: (key: string) => held.stored.get(key) ?? null,
  setItem: (key: string, value: string) => held.stored.set(key, value),
  removeItem: (key: string) => held.stored.delete(key),
});

const DAY = 24 * 3_600_000;
const me = (person: string, account = "a", viewing = false) => ({ person: { id: person }, account: { id: account }, viewing: viewing ? { viewer: { id: "v" } } : null }) as unknown as Me; // no more of it is read

beforeEach(async () => {
  held.slow = Promise.resolve();
  await readsHere(me("nobody"));
  await forgetReading();
});

describe("what was read on this device", () => {
  it("is there for whom the server last named", async () => {
    await readsHere(me("ana"));
    await reading.keep("a.ana", "talk", "words");
    expect((await reading.find("talk"))?.value).toBe("words");
    expect((await lastReader())?.person.id).toBe("ana");
  });

  it("goes when somebody else comes, also the same person in another company", async () => {
    for (const other of [me("ben"), me("ana", "b")]) {
      await readsHere(me("ana"));
      await reading.keep("a.ana", "talk", "words");
      await readsHere(other);
      expect(await reading.find("talk")).toBeUndefined();
    }
  });

  it("goes with the session, and what was still being written does not come back", async () => {
    await readsHere(me("ana"));
    let written: () => void = () => undefined;
    held.slow = new Promise((resolve) => (written = resolve));
    const keeping = reading.keep("a.ana", "talk", "words");
    await forgetReading();
    written();
    await keeping;
    await reading.keep("a.ana", "more", "words");
    expect(held.pages.size).toBe(0);
    expect(await lastReader()).toBeUndefined();
  });

  it("is neither kept nor shown while one looks through somebody else's eyes", async () => {
    await readsHere(me("ana"));
    await reading.keep("a.ana", "talk", "words");
    await readsHere(me("ben", "a", true));
    await reading.keep("a.ben", "theirs", "words");
    expect([await reading.find("talk"), await reading.find("theirs"), await lastReader()]).toEqual([undefined, undefined, undefined]);
    await readsHere(me("ana"));
    expect((await reading.find("talk"))?.value).toBe("words");
  });

  it("goes thirty days after the server's last word, whenever it was written", async () => {
    await readsHere(me("ana"));
    await reading.keep("a.ana", "talk", "words");
    vi.useFakeTimers({ now: Date.now() + 20 * DAY });
    await readsHere(me("ana"));
    vi.setSystemTime(Date.now() + 20 * DAY);
    expect((await reading.find("talk"))?.value).toBe("words");
    vi.setSystemTime(Date.now() + 20 * DAY);
    expect(await reading.find("talk")).toBeUndefined();
    expect(held.pages.size).toBe(0);
    vi.useRealTimers();
  });

  it("goes also where the server speaks again after that", async () => {
    await readsHere(me("ana"));
    await reading.keep("a.ana", "talk", "words");
    vi.useFakeTimers({ now: Date.now() + 31 * DAY });
    await readsHere(me("ana"));
    expect(await reading.find("talk")).toBeUndefined();
    vi.useRealTimers();
  });

  it("goes at the next form of a sign-in, where a window was closed over it", async () => {
    await readsHere(me("ana"));
    await reading.keep("a.ana", "talk", "words");
    held.stored.clear();
    await forgetReading();
    expect(held.pages.size).toBe(0);
  });
});

describe("an answer, or what is kept", () => {
  const kept = () => Promise.resolve("kept");
  const table: [string, () => Promise<string>, string | undefined][] = [
    ["the answer, where there is one", () => Promise.resolve("said"), "said"],
    ["what is kept without a line", () => Promise.reject(new Unreachable(null)), "kept"],
    ["what is kept while the server is away", () => Promise.reject(new ApiProblem(503)), "kept"],
    ["the refusal of what is not there any more", () => Promise.reject(new ApiProblem(404)), undefined],
    ["the end of the session", () => Promise.reject(new ApiProblem(401)), undefined],
  ];
  it.each(table)("gives %s", async (_, asked, wanted) => {
    await readsHere(me("ana"));
    const outcome = orKept(asked(), kept);
    await (wanted === undefined ? expect(outcome).rejects.toBeInstanceOf(ApiProblem) : expect(outcome).resolves.toBe(wanted));
  });

  it("waits for the server where nobody is known to read here", async () => {
    await expect(orKept(Promise.reject(new Unreachable(null)), kept)).rejects.toBeInstanceOf(Unreachable);
  });
});

describe("a line that needs longer than anybody waits", () => {
  interface Words {
    words: string;
  }
  const KEY = ["talk"];
  const later = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(resolve, ms, value));
  const ask = (client: QueryClient, ms: number, words: string) =>
    client.fetchQuery({ queryKey: KEY, staleTime: 0, queryFn: (context): Promise<Kept<Words>> => orKeptIn(context, later(ms, { words }), () => Promise.resolve({ words: "kept", kept_at: 1 })) });

  beforeEach(async () => {
    await readsHere(me("ana"));
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  it("has its answer shown in the end", async () => {
    const client = new QueryClient();
    void ask(client, PATIENCE + 1_000, "said");
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(client.getQueryData(KEY)).toEqual({ words: "kept", kept_at: 1 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(client.getQueryData(KEY)).toEqual({ words: "said" });
  });

  it("loses no answer to what is kept, nor a newer one to an older", async () => {
    const client = new QueryClient();
    void ask(client, PATIENCE + 4_000, "first");
    await vi.advanceTimersByTimeAsync(PATIENCE);
    void ask(client, PATIENCE + 4_000, "second");
    await vi.advanceTimersByTimeAsync(4_000);
    expect(client.getQueryData(KEY)).toEqual({ words: "first" });
    await vi.advanceTimersByTimeAsync(PATIENCE - 4_000);
    expect(client.getQueryData(KEY)).toEqual({ words: "first" });
    await vi.advanceTimersByTimeAsync(4_000);
    expect(client.getQueryData(KEY)).toEqual({ words: "second" });
  });
});
