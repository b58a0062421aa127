import { describe, expect, it } from "vitest";
import type { Message } from "../../api";
import { LONGEST, presses } from "./urgent";

const AT = "2026-11-22T10:00:00Z";
const NOW = Date.parse(AT) + 60_000;
const message = (over: Partial<Message> = {}) => ({ sender: "ana", sort: "text", priority: "urgent", seq: 7, at: AT, ack_wanted: false, acks: [], ...over }) as unknown as Message; // no more of it is read

describe("an urgent message presses", () => {
  const table: [string, Message, number, number, boolean][] = [
    ["while it is unread", message(), 6, NOW, true],
    ["no more once it was read", message(), 7, NOW, false],
    ["though it was read, where it asks for an answer", message({ ack_wanted: true }), 7, NOW, true],
    ["no more once they have it", message({ ack_wanted: true, acks: [{ person: "me", name: "Me", at: AT }] }), 7, NOW, false],
    ["though others have it", message({ ack_wanted: true, acks: [{ person: "dev", name: "Dev", at: AT }] }), 7, NOW, true],
    ["no more after twenty minutes", message(), 6, Date.parse(AT) + LONGEST, false],
    ["never its sender", message({ sender: "me" }), 6, NOW, false],
    ["no more once it was deleted", message({ deleted_at: AT }), 6, NOW, false],
    ["not, where it is only important", message({ priority: "important" }), 6, NOW, false],
  ];
  it.each(table)("%s", (_, one, read, now, pressing) => {
    expect(presses(one, read, "me", now)).toBe(pressing);
  });
});
