import { describe, expect, it } from "vitest";
import { EMPTY_DOC } from "@/kernel/richtext";
import { prefixOf, startedFrom, type Values } from "./values";

describe("the prefix of an item", () => {
  it.each([
    ["NOD-0012", "0012", "NOD"],
    ["CLM-A-7", "A-7", "CLM"],
    ["A-B-0001", "0001", "A-B"],
    ["0012", "0012", ""], // its type has none
  ])("of %s is read from its number", (number, position, prefix) => expect(prefixOf({ number, position })).toBe(prefix));
});

describe("a form begun by another tool", () => {
  const file = { id: "f", name: "pour.jpg", size: 1, media_type: "image/jpeg" };
  const blank = { description: EMPTY_DOC, file_ids: [] } as unknown as Values;

  it("begins with its words, a paragraph for each message", () => {
    const { description, file_ids } = startedFrom(blank, { text: "Ana, 3 May 2026\nThe slab is late.\n\nBen, 4 May 2026\nBy how much?", files: [file] });
    expect(description.content).toHaveLength(2);
    expect(description.content?.[0]?.content?.map((node) => node.text ?? node.type)).toEqual(["Ana, 3 May 2026", "hardBreak", "The slab is late."]);
    expect(file_ids).toEqual([file]);
  });

  it("keeps the standing text of its type in front", () => {
    const standing = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Under clause 15" }] }] } as const;
    const { description } = startedFrom({ ...blank, description: standing as unknown as Values["description"] }, { text: "Late.", files: [] });
    expect(description.content?.map((node) => node.content?.[0]?.text)).toEqual(["Under clause 15", "Late."]);
  });
});
