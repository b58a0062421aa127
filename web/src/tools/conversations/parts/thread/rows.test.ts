import { describe, expect, it } from "vitest";
import type { Message } from "../../api";
import type { Entry } from "../store/outbox";
import { rowsOf } from "./rows";

const message = (seq: number, at: string, over: Partial<Message> = {}): Message => ({
  conversation: "c", seq, rev: seq, key: `k${seq}`, sort: "text", sender: "ana", sender_name: "Ana", sender_company: "", at, text: "", mentions: [],
  everyone: false, files: [], links: [], priority: "normal", ack_wanted: false, acks: [], reactions: [], outcomes: [], ...over,
});
const local = (day: number, hour: number, minute = 0) => new Date(2026, 0, day, hour, minute).toISOString();
const entry = (key: string) => ({ key, state: "pending" }) as Entry; // no more of it is read

describe("the rows of a conversation", () => {
  it("name a person once until somebody else writes, or time passes", () => {
    const rows = rowsOf([message(1, local(1, 9)), message(2, local(1, 9, 1)), message(3, local(1, 9, 2), { sender: "ben" }), message(4, local(1, 9, 20), { sender: "ben" })], [], null, "me");
    expect(rows.map((row) => row.isFirst)).toEqual([true, false, true, true]);
  });

  it("are parted by the days of the reader", () => {
    const rows = rowsOf([message(1, local(1, 23, 59)), message(2, local(2, 0, 1)), message(3, local(2, 0, 2))], [], null, "me");
    expect(rows.map((row) => row.kind === "message" && row.day)).toEqual(["2026-01-01", "2026-01-02", null]);
  });

  it("do not say that a day begins where older ones were not read yet", () => {
    const [first] = rowsOf([message(7, local(1, 9))], [], null, "me", true);
    expect(first).toMatchObject({ day: null, isFirst: true });
  });

  it("mark what is new before the first message of somebody else", () => {
    const rows = rowsOf([message(1, local(1, 9)), message(2, local(1, 9), { sender: "me" }), message(3, local(1, 9)), message(4, local(1, 9))], [], 1, "me");
    expect(rows.map((row) => row.kind === "message" && row.isNew)).toEqual([false, false, true, false]);
  });

  it("end with what is on its way, until it has arrived", () => {
    const rows = rowsOf([message(1, local(1, 9), { sender: "me", key: "a" })], [entry("a"), entry("b")], null, "me");
    expect(rows.map((row) => [row.kind, row.key])).toEqual([["message", "a"], ["unsent", "b"]]);
  });
});
