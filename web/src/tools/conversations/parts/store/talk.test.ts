import { beforeEach, describe, expect, it, vi } from "vitest";
import { PATIENCE } from "@/platform/reading";
import { ApiProblem } from "@/platform/problem";
import type { Message, Window } from "../../api";
import { OpenTalk } from "./talk";
import { EMPTY, opened } from "./thread";

const message = (seq: number, rev = seq): Message => ({
  conversation: "c", seq, rev, key: `k${seq}`, sort: "text", sender: "ana", sender_name: "Ana", sender_company: "", at: "2026-01-01T00:00:00Z", text: `${seq}/${rev}`,
  mentions: [], everyone: false, files: [], links: [], priority: "normal", ack_wanted: false, acks: [], reactions: [], outcomes: [],
});
const page = (from: number, to: number): Window => ({ messages: Array.from({ length: to - from + 1 }, (_, at) => message(from + at)), last_seq: to, last_rev: to, has_before: from > 1, has_after: false });
const shown = ({ state: { thread, asOf, status } }: OpenTalk) => [status, thread.messages[0]?.seq, thread.messages.at(-1)?.seq, asOf];

/** A conversation of which messages 1 to 200 are kept, on a line that needs `ms` for each answer. */
function slow(ms: number, answer: () => Window, isAway = false) {
  const asked: object[] = [];
  const messages = async (where: object) => {
    asked.push(where);
    await new Promise((resolve) => setTimeout(resolve, ms));
    return answer();
  };
  const talk = new OpenTalk({ messages, now: Date.now, kept: () => Promise.resolve({ thread: opened(EMPTY, page(1, 200)), at: 7 }), isAway: () => isAway });
  return { talk, asked };
}

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

describe("a conversation whose answer is late", () => {
  it("shows what is kept after eight seconds, and then the answer", async () => {
    const { talk } = slow(PATIENCE + 1_000, () => page(201, 250));
    void talk.open();
    await vi.advanceTimersByTimeAsync(PATIENCE - 1);
    expect(talk.state.status).toBe("loading");
    await vi.advanceTimersByTimeAsync(1);
    expect(shown(talk)).toEqual(["ready", 1, 200, 7]);
    const { run } = talk.state;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shown(talk)).toEqual(["ready", 201, 250, null]);
    expect(talk.state.run).toBe(run);
  });

  it("does not wait another eight where the line is known to say nothing", async () => {
    const { talk } = slow(60_000, () => page(201, 250), true);
    void talk.open();
    await vi.advanceTimersByTimeAsync(0);
    expect(shown(talk)).toEqual(["ready", 1, 200, 7]);
  });

  it("leaves the list as it stands if nothing has changed", async () => {
    const { talk } = slow(PATIENCE + 1_000, () => page(151, 200));
    void talk.open();
    await vi.advanceTimersByTimeAsync(PATIENCE + 1_000);
    expect(shown(talk)).toEqual(["ready", 1, 200, null]);
  });

  it("begins anew at a message that is not among those that are kept", async () => {
    const { talk } = slow(PATIENCE + 1_000, () => page(201, 250));
    void talk.open(230);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    const { run } = talk.state;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shown(talk)).toEqual(["ready", 201, 250, null]);
    expect(talk.state.run).not.toBe(run);
  });

  it("fails where nothing is kept and the server says no", async () => {
    const { talk } = slow(10, () => {
      throw new ApiProblem(403);
    });
    void talk.open();
    await vi.advanceTimersByTimeAsync(10);
    expect(talk.state.status).toBe("failed");
  });
});

describe("a server that was away for a moment", () => {
  it("is asked again when something is heard, and nothing stays as of then", async () => {
    let answer = (): Window => {
      throw new ApiProblem(503);
    };
    const { talk, asked } = slow(10, () => answer());
    void talk.open();
    await vi.advanceTimersByTimeAsync(10);
    expect(shown(talk)).toEqual(["ready", 1, 200, 7]);
    answer = () => page(201, 201);
    talk.hear(message(201));
    await vi.advanceTimersByTimeAsync(10);
    expect(shown(talk)).toEqual(["ready", 1, 201, null]);
    expect(asked.at(-1)).toEqual({ since_rev: 201, limit: 200 });
  });
});

describe("a message that is asked for", () => {
  /** What the server says: always the same page, or nothing at all. */
  const of = (server: { away: boolean }) => () => {
    if (server.away) throw new ApiProblem(503);
    return page(151, 200);
  };
  const asked = async (talk: OpenTalk, around: number, stays = true) => {
    const outcome = talk.open(around, stays);
    await vi.advanceTimersByTimeAsync(10);
    return outcome;
  };

  it.each([
    { what: "is shown", around: 160, away: false, outcome: "there" },
    { what: "was removed: what is shown stays", around: 7, away: false, outcome: "gone" },
    { what: "has a number that nothing has: what is shown stays", around: 9_999, away: false, outcome: "gone" },
    { what: "is beyond what is shown while the line is away", around: 7, away: true, outcome: "away" },
  ])("$what", async ({ around, away, outcome }) => {
    const server = { away: false };
    const { talk } = slow(10, of(server));
    await asked(talk, 151, false);
    const before = shown(talk);
    server.away = away;
    expect(await asked(talk, around)).toBe(outcome);
    expect(shown(talk)).toEqual(before);
  });

  it("is beyond what is kept: that is shown", async () => {
    const { talk } = slow(10, of({ away: true }));
    expect(await asked(talk, 201)).toBe("away");
    expect(shown(talk)).toEqual(["ready", 1, 200, 7]);
    expect(await asked(talk, 3)).toBe("there");
  });

  it("is gone where nothing is shown yet: what stands around it is", async () => {
    const { talk } = slow(10, of({ away: false }));
    expect(await asked(talk, 7)).toBe("gone");
    expect(shown(talk)).toEqual(["ready", 151, 200, null]);
  });

  it("is forgotten over another one that is asked for after it", async () => {
    const { talk } = slow(10, of({ away: false }));
    const first = talk.open(7, true);
    expect(await asked(talk, 160)).toBe("there");
    expect(await first).toBe("overtaken");
  });
});
