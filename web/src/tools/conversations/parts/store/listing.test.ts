import { describe, expect, it, vi } from "vitest";
import type { Inbox, InboxPage, Summary } from "../../api";
import { Listing } from "./listing";

const line = (id: string, over: Partial<Summary> = {}) => ({ id, kind: "group", follows: true, unread: 1, ...over }) as Summary; // no more of it is read

/** A server that answers one page when it is told to, and the list that is made of them. */
function listed(known?: Inbox) {
  const asks: ((page: InboxPage | Promise<InboxPage>) => void)[] = [];
  const again: string[] = [];
  const state = { inbox: known };
  const settle = async () => {
    for (let step = 0; step < 10; step++) await Promise.resolve();
  };
  const listing = new Listing({
    page: () => new Promise((resolve) => asks.push(resolve)),
    known: () => state.inbox,
    put: (change) => void (state.inbox = state.inbox && change(state.inbox)),
    ask: (id) => void again.push(id),
    whenIdle: (run) => run(),
  });
  return {
    listing,
    again,
    state,
    asks,
    ids: () => state.inbox?.conversations.map((one) => one.id),
    /** Begins to read; the first page is put in its place once it has come. */
    read: () => {
      const reading = listing.read().then((inbox) => {
        state.inbox = inbox;
        listing.came(inbox);
      });
      return async (page: InboxPage) => {
        asks.shift()?.(page);
        await reading;
      };
    },
    fail: async () => {
      asks.shift()?.(Promise.reject(new Error("away")));
      await settle();
    },
    answer: async (page: InboxPage) => {
      asks.shift()?.(page);
      await settle();
    },
  };
}

const page = (ids: string[], next: string | null = null, unread: number | null = null): InboxPage => ({ conversations: ids.map((id) => line(id)), next, unread });

describe("a list that comes in pages", () => {
  it("has the first at once with the total of all, and the others behind it", async () => {
    const { read, answer, ids, state } = listed();
    await read()(page(["a", "b"], "2", 7));
    expect([ids(), state.inbox?.unread, state.inbox?.next]).toEqual([["a", "b"], 7, "2"]);
    await answer(page(["c"], "3"));
    expect([state.inbox?.unread, state.inbox?.next]).toEqual([7, "3"]);
    await answer(page(["d"]));
    expect([ids()?.toSorted(), state.inbox?.unread, state.inbox?.next]).toEqual([["a", "b", "c", "d"], 4, null]);
  });

  it("does not shrink while it is read again, and ends without what is listed no more", async () => {
    const { read, answer, ids } = listed({ ...page(["a", "b", "c", "lost"]), unread: 4 });
    await read()(page(["b", "a"], "2", 3));
    expect(ids()).toEqual(["b", "a", "c", "lost"]);
    await answer(page(["c"]));
    expect(ids()?.toSorted()).toEqual(["a", "b", "c"]);
  });

  it("leaves nothing of what was known where the first page is all", async () => {
    const { read, ids } = listed({ ...page(["a", "lost"]), unread: 2 });
    await read()(page(["a"], null, 1));
    expect(ids()).toEqual(["a"]);
  });

  it("asks again for what changed while a page was on its way", async () => {
    const { listing, read, answer, again } = listed();
    const first = read();
    listing.stirs("a");
    await first(page(["a"], "2", 2));
    expect(again).toEqual(["a"]);
    listing.stirs("b");
    await answer(page(["b"]));
    expect(again).toEqual(["a", "b"]);
    listing.stirs("a");
    expect(again).toEqual(["a", "b"]);
  });

  it("shows nothing that left while the page with it was on its way, unless it came back", async () => {
    const { listing, read, answer, ids } = listed();
    const first = read();
    listing.leaves("a");
    await first(page(["a", "b"], "2", 4));
    expect(ids()).toEqual(["b"]);
    listing.leaves("c");
    listing.leaves("d");
    listing.stirs("d");
    await answer(page(["c", "d"]));
    expect(ids()?.toSorted()).toEqual(["b", "d"]);
  });

  it("keeps what came by itself though no page has it", async () => {
    const { listing, read, answer, state, ids } = listed();
    await read()(page(["a"], "2", 2));
    listing.stirs("new");
    state.inbox = state.inbox && { ...state.inbox, conversations: [line("new"), ...state.inbox.conversations] };
    await answer(page(["b"]));
    expect(ids()?.toSorted()).toEqual(["a", "b", "new"]);
  });

  it("does not take the list before it for the one that was read", async () => {
    const { listing, asks, state } = listed();
    const reading = listing.read();
    asks.shift()?.(page(["a"], "2", 2));
    const inbox = await reading;
    listing.came({ ...page(["a"]), unread: 1 });
    expect(asks).toHaveLength(0);
    listing.came((state.inbox = inbox));
    expect(asks).toHaveLength(1);
  });

  it("asks again for a page that did not come", async () => {
    vi.useFakeTimers();
    const { read, answer, fail, asks, ids } = listed();
    await read()(page(["a"], "2", 3));
    await fail();
    expect(asks).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(3_000);
    await answer(page(["b"]));
    expect(ids()).toEqual(["b", "a"]);
    vi.useRealTimers();
  });

  it("is read anew over pages that are still on their way", async () => {
    const { read, asks, ids } = listed();
    await read()(page(["a"], "2", 3));
    const [late] = asks.splice(0);
    const second = read();
    late?.(page(["old"]));
    await second(page(["a", "b"], null, 2));
    expect(ids()).toEqual(["a", "b"]);
  });
});
