import { describe, expect, it } from "vitest";
import type { Message } from "../../api";
import type { Member } from "../dialogs/api";
import { waitingFor } from "./acks";

const AT = "2026-11-22T10:00:00Z";
const message = { sender: "ana", at: AT, acks: [{ person: "dev", name: "Dev", at: AT }] } as unknown as Message; // no more of it is read
const member = (id: string, over: Partial<Member> = {}) => ({ id, name: id, company: "", active: true, is_admin: false, joined_at: "2026-11-01T00:00:00Z", read_seq: 0, ...over });

describe("an acknowledgement is waited for", () => {
  const table: [string, Member, boolean][] = [
    ["from who was there", member("rob"), true],
    ["from who follows an item", member("rob", { joined_at: null }), true],
    ["not from its sender", member("ana"), false],
    ["not from who gave it", member("dev"), false],
    ["not from who came later", member("rob", { joined_at: "2026-11-22T10:00:01Z" }), false],
    ["not from who can no longer see it", member("rob", { active: false }), false],
  ];
  it.each(table)("%s", (_, one, waits) => {
    expect(waitingFor(message, [one])).toEqual(waits ? [one] : []);
  });
});
