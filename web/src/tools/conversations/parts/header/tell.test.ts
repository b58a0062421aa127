import { describe, expect, it } from "vitest";
import type { Message, Preferences, Summary } from "../../api";
import { isTold } from "./tell";

const ALL: Preferences = { in_app: true, push: true, direct: true, groups: true, items: true, mentions: true };
const line = (over: Partial<Summary>) => ({ kind: "group", level: null, follows: true, ...over }) as Summary; // no more of it is read
const message = (over: Partial<Message> = {}) => ({ sender: "ana", sort: "text", mentions: [], everyone: false, ...over }) as Message; // nor of it
const named = message({ mentions: [{ id: "me", name: "Me" }] });

describe("somebody is told of a message", () => {
  const table: [string, Message, Partial<Summary>, Partial<Preferences>, boolean][] = [
    ["a direct message", message(), { kind: "direct" }, {}, true],
    ["a direct message that names them, with direct ones off", named, { kind: "direct" }, { direct: false }, false],
    ["a group's", message(), {}, {}, true],
    ["a group's, with groups off", message(), {}, { groups: false }, false],
    ["a mention in a group, with groups off", named, {}, { groups: false }, true],
    ["@all in a group, with groups off", message({ everyone: true }), {}, { groups: false }, true],
    ["one of an item that they follow", message(), { kind: "item" }, {}, true],
    ["one of an item, with items off", message(), { kind: "item" }, { items: false }, false],
    ["a mention on an item, with items off", named, { kind: "item" }, { items: false }, true],
    ["one of an item that they do not follow", message(), { kind: "item", follows: false }, {}, false],
    ["a mention on an item, with items and mentions off", named, { kind: "item" }, { items: false, mentions: false }, false],
    ["one of their own", message({ sender: "me" }), { kind: "direct" }, {}, false],
    ["a system line", message({ sort: "system" }), {}, {}, false],
    ["one of a conversation set to mentions", message(), { level: "mentions" }, {}, false],
    ["a mention there", named, { level: "mentions" }, {}, true],
    ["a mention in one set to nothing", named, { level: "nothing" }, {}, false],
  ];
  it.each(table)("%s", (_, one, over, chosen, told) => {
    expect(isTold(one, line(over), "me", { ...ALL, ...chosen })).toBe(told);
  });
});
