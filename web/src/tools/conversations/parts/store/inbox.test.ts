import { describe, expect, it } from "vitest";
import type { Message, Summary } from "../../api";
import { afterMessage, afterReading, unreadAfter, unreadIn } from "./inbox";

const line = (over: Partial<Summary> = {}): Summary => ({
  id: "c", kind: "group", item: null, project: { id: "p", number: "1", name: "Harbour Tower" }, name: "Facade", people: [], people_count: 3, last: null,
  last_seq: 4, last_rev: 6, last_at: "2026-01-01T00:00:00Z", read_seq: 4, unread: 0, mentioned: false, starred: false, level: "all", follows: true,
  has_draft: false, everyone: false, can: [], why_not: {}, version: 1, ...over,
});

const message = (seq: number, rev: number, over: Partial<Message> = {}): Message => ({
  conversation: "c", seq, rev, key: `${seq}`, sort: "text", sender: "ana", sender_name: "Ana", sender_company: "", at: "2026-01-02T00:00:00Z", text: "Pour at six",
  mentions: [], everyone: false, files: [], links: [], priority: "normal", ack_wanted: false, acks: [], reactions: [], outcomes: [], ...over,
});

describe("the line of a conversation", () => {
  it("counts a message of somebody else, once", () => {
    const first = afterMessage(line(), message(5, 7), "me").line;
    expect([first.unread, first.last_seq, first.last?.text, first.mentioned]).toEqual([1, 5, "Pour at six", false]);
    expect(afterMessage(first, message(5, 7), "me").line).toBe(first);
  });

  it("is marked where the message names me or everybody", () => {
    expect(afterMessage(line(), message(5, 7, { mentions: [{ id: "me", name: "Me" }] }), "me").line.mentioned).toBe(true);
    expect(afterMessage(line(), message(5, 7, { everyone: true }), "me").line.mentioned).toBe(true);
    expect(afterMessage(line(), message(5, 7, { sender: "me", everyone: true }), "me").line.mentioned).toBe(false);
  });

  it("is read by writing in it", () => {
    const written = afterMessage(line({ read_seq: 1, unread: 3 }), message(5, 7, { sender: "me" }), "me").line;
    expect([written.read_seq, written.unread]).toEqual([5, 0]);
  });

  it("counts no system line, and never more than a hundred", () => {
    expect(afterMessage(line(), message(5, 7, { sort: "system" }), "me").line.unread).toBe(0);
    expect(afterMessage(line({ unread: 100 }), message(5, 7), "me").line.unread).toBe(100);
  });

  it("counts nothing where an item is not followed, unless a mention makes one follow it", () => {
    const unfollowed = line({ kind: "item", follows: false });
    const named = afterMessage(unfollowed, message(5, 7, { mentions: [{ id: "me", name: "Me" }] }), "me");
    expect([afterMessage(unfollowed, message(5, 7), "me").line.unread, named.ask]).toEqual([0, true]);
  });

  it("is asked for again over a gap, and where something unread was deleted", () => {
    expect(afterMessage(line(), message(6, 9), "me").ask).toBe(true);
    expect(afterMessage(line({ read_seq: 2, unread: 2 }), message(4, 7, { deleted_at: "2026-01-02T00:00:00Z" }), "me").ask).toBe(true);
    expect(afterMessage(line(), message(4, 7, { deleted_at: "2026-01-02T00:00:00Z" }), "me").ask).toBe(false);
  });

  it("follows what is read in another window", () => {
    expect(afterReading(line({ read_seq: 1, unread: 3, mentioned: true }), 4)).toMatchObject({ ask: false, line: { unread: 0, mentioned: false, read_seq: 4 } });
    expect(afterReading(line(), 2)).toMatchObject({ ask: true, line: { read_seq: 2 } });
  });

  it("adds up to the badge", () => {
    expect(unreadIn([line({ unread: 2 }), line({ unread: 100 }), line({ kind: "item", follows: false, unread: 5 })])).toBe(102);
  });
  it.each([
    { what: "read", after: [line({ id: "a", unread: 0 }), line({ id: "b", unread: 1 })], unread: 38 },
    { what: "left", after: [line({ id: "b", unread: 1 })], unread: 38 },
    { what: "said in one that was not there yet: the server has counted it", after: [line({ id: "a", unread: 2 }), line({ id: "b", unread: 1 }), line({ id: "c", unread: 9 })], unread: 40 },
  ])("is counted on from what the server counted while pages are missing, where something was $what", ({ after, unread }) => {
    const before = [line({ id: "a", unread: 2 }), line({ id: "b", unread: 1 })];
    expect(unreadAfter({ conversations: before, unread: 40, next: "more" }, after)).toBe(unread);
    expect(unreadAfter({ conversations: before, unread: 40, next: null }, after)).toBe(unreadIn(after));
    expect(unreadAfter({ conversations: before, unread: 100, next: "more" }, after), "a hundred or more").toBe(100);
  });
});
