import { describe, expect, it } from "vitest";
import type { Message, Window } from "../../api";
import { caughtUp, EMPTY, firstSeq, grown, heard, isBehind, opened, type Thread } from "./thread";

const PAGE = 5;

/** A generator whose runs can be repeated. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function message(seq: number, rev: number, text = `${seq}/${rev}`): Message {
  return { conversation: "c", seq, rev, key: `k${seq}`, sort: "text", sender: "ana", sender_name: "Ana", sender_company: "", at: "2026-01-01T00:00:00Z", text, mentions: [], everyone: false, files: [], links: [], priority: "normal", ack_wanted: false, acks: [], reactions: [], outcomes: [] };
}

/** The server's side of one conversation. */
class Server {
  messages: Message[] = [];
  rev = 0;

  post(): Message {
    const made = message(this.messages.length + 1, ++this.rev);
    this.messages.push(made);
    return made;
  }

  change(seq: number): Message {
    const made = message(seq, ++this.rev);
    this.messages[seq - 1] = made;
    return made;
  }

  page(from: number, to: number): Window {
    const messages = this.messages.filter((one) => one.seq >= from && one.seq <= to);
    return { messages, last_seq: this.messages.length, last_rev: this.rev, has_before: from > 1, has_after: to < this.messages.length };
  }

  latest = () => this.page(Math.max(1, this.messages.length - PAGE + 1), this.messages.length);
  around = (seq: number) => this.page(Math.max(1, seq - 2), Math.min(seq + 2, this.messages.length));
  before = (seq: number) => this.page(Math.max(1, seq - PAGE), seq - 1);
  after = (seq: number) => this.page(seq + 1, Math.min(seq + PAGE, this.messages.length));
  since = (rev: number): Window => ({ ...this.page(1, this.messages.length), messages: this.messages.filter((one) => one.rev > rev) });
}

const shown = (thread: Thread) => thread.messages.map((one) => one.text);

describe("a conversation on screen", () => {
  it("equals a fresh reading of it, whatever was lost, doubled, late or out of order", () => {
    for (let seed = 1; seed <= 300; seed++) {
      const roll = dice(seed);
      const server = new Server();
      for (let count = roll(20); count > 0; count--) server.post();
      let thread: Thread = EMPTY;
      const air: Message[] = [];
      const pages: Window[] = [];
      const deliver = (one: Message | undefined) => {
        if (one) thread = heard(thread, one);
      };
      thread = opened(thread, server.latest());
      for (let step = 0; step < 60; step++) {
        const what = roll(10);
        const end = thread.messages.at(-1)?.seq ?? 0;
        if (what < 3) air.push(server.post());
        else if (what < 5 && server.messages.length > 0) air.push(server.change(1 + roll(server.messages.length)));
        else if (what < 7) deliver(roll(4) === 0 ? air.splice(roll(air.length + 1), 1)[0] : air.shift()); // sometimes late
        else if (what === 7 && air.length > 0) deliver(air[roll(air.length)]); // comes again later
        else if (what === 8 && roll(2) === 0) air.shift(); // lost
        else if (what === 8) pages.push(roll(2) === 0 ? server.before(firstSeq(thread)) : server.around(1 + roll(server.messages.length)));
        else if (pages.length > 0) {
          const page = pages.shift() as Window; // there is one
          const first = page.messages[0]?.seq ?? 0;
          if (thread.hasBefore && page.messages.at(-1)?.seq === firstSeq(thread) - 1) thread = grown(thread, page, "before");
          else if (first > 0 && roll(3) === 0) thread = opened(thread, page);
        } else if (thread.hasAfter) thread = grown(thread, server.after(end), "after");
      }
      air.forEach(deliver);
      thread = { ...thread, heard: Math.max(thread.heard, server.rev) }; // what the next summary would say
      if (isBehind(thread)) thread = caughtUp(thread, server.since(thread.rev));
      const end = thread.messages.at(-1)?.seq ?? 0;
      expect(shown(thread), `seed ${seed}`).toEqual(server.page(firstSeq(thread), end).messages.map((one) => one.text));
      expect(isBehind(thread)).toBe(false);
      if (!thread.hasAfter) expect(end, `seed ${seed}`).toBe(server.messages.length);
    }
  });

  it("asks for what is missing where a change did not come", () => {
    const server = new Server();
    for (let count = 0; count < 3; count++) server.post();
    let thread = opened(EMPTY, server.latest());
    server.change(2);
    thread = heard(thread, server.post());
    expect(isBehind(thread)).toBe(true);
    expect(shown(thread)).toEqual(["1/1", "2/2", "3/3", "4/5"]);
    thread = caughtUp(thread, server.since(thread.rev));
    expect(shown(thread)).toEqual(["1/1", "2/4", "3/3", "4/5"]);
  });

  it("does not let an old page undo a change that came while it was on its way", () => {
    const server = new Server();
    for (let count = 0; count < 12; count++) server.post();
    let thread = opened(EMPTY, server.latest());
    const old = server.before(firstSeq(thread));
    thread = heard(thread, server.change(5));
    thread = grown(thread, old, "before");
    expect(isBehind(thread)).toBe(true);
    expect(shown(caughtUp(thread, server.since(thread.rev)))[2]).toBe("5/13");
  });
});
