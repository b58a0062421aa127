import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Kind, Level, Message, Preferences, Summary } from "../../api";
import { inApp, isTold, isTooSoon, pushed } from "./tell";

interface Case {
  name: string;
  message: { kind: Kind; mentioned?: boolean; follows?: boolean; level?: Level; urgent?: boolean; quiet?: boolean };
  off: string[];
  told: boolean;
}

// The server's tests run the same cases for what it pushes.
const cases = JSON.parse(readFileSync(new URL("../../../../../../tests/conversations/golden/telling.json", import.meta.url), "utf8")) as Case[];
const ALL = { in_app: true, direct: true, groups: true, items: true, mentions: true, push: true, push_direct: true, push_groups: true, push_items: true, push_mentions: true } as Preferences; // mails are not decided here
const line = (over: Partial<Summary>) => ({ kind: "group", level: null, follows: true, ...over }) as Summary; // no more of it is read
const message = (over: Partial<Message> = {}) => ({ sender: "ana", sort: "text", mentions: [], everyone: false, priority: "normal", ...over }) as Message; // nor of it

const chosenBy = (off: string[], master: string, prefix: string): Preferences => ({ ...ALL, ...Object.fromEntries(off.map((one) => [one === "master" ? master : prefix + one, false])) });

describe("somebody is told of a message", () => {
  it.each(cases)("$name", ({ message: { kind, mentioned = false, follows = true, level = "all", urgent = false, quiet = false }, off, told }) => {
    const one = message({ mentions: mentioned ? [{ id: "me", name: "Me" }] : [], priority: urgent ? "urgent" : "normal" });
    const where = line({ kind, follows, level });
    expect(isTold(one, where, "me", inApp(chosenBy(off, "in_app", "")), quiet)).toBe(told);
    expect(isTold(one, where, "me", pushed(chosenBy(off, "push", "push_")), quiet)).toBe(told);
  });

  const never: [string, Message][] = [
    ["one of their own", message({ sender: "me" })],
    ["a system line", message({ sort: "system" })],
    ["a deleted one", message({ deleted_at: "2026-01-01T00:00:00Z" })],
  ];
  it.each(never)("never of %s", (_, one) => {
    expect(isTold(one, line({ kind: "direct" }), "me", inApp(ALL))).toBe(false);
  });
  it("of @all like of a mention", () => {
    expect(isTold(message({ everyone: true }), line({}), "me", inApp({ ...ALL, groups: false }))).toBe(true);
  });
});

describe("a toast soon after another one", () => {
  const last = { at: 10_000, conversation: "crane" };
  const table: [string, Partial<Message>, Kind, number, boolean][] = [
    ["waits, where it is one of a group", {}, "group", 11_000, true],
    ["waits, where it is the next one of the same direct message", { conversation: "crane" }, "direct", 11_000, true],
    ["is shown, where it is from another direct message", {}, "direct", 11_000, false],
    ["is shown, where it names them elsewhere", { mentions: [{ id: "me", name: "Me" }] }, "group", 11_000, false],
    ["is shown, where it is urgent", { priority: "urgent", conversation: "crane" }, "group", 11_000, false],
    ["is shown a moment later", {}, "group", 14_000, false],
  ];
  it.each(table)("%s", (_, over, kind, now, waits) => {
    expect(isTooSoon(message({ conversation: "slab", ...over }), kind, "me", last, now)).toBe(waits);
  });
});
