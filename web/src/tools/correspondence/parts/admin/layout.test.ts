import { describe, expect, it } from "vitest";
import { addPart, badNames, type Layout, moveField, movePart, placeOf, removePart, stepOf } from "./layout";

const part = (name: string, ...fields: string[]) => ({ id: name || "first", name, description: "", fields, custom: [] });
const LAYOUT: Layout = [part("", "a", "b"), part("Money", "c"), part("Place")];
const fields = (layout: Layout) => layout.map((one) => one.fields.join(""));

describe("moving a field", () => {
  it("changes its place within a section", () => {
    expect(fields(moveField(LAYOUT, "a", { part: 0, at: 1 }))).toEqual(["ba", "c", ""]);
  });

  it("takes it to another section, where it is wanted", () => {
    expect(fields(moveField(LAYOUT, "a", { part: 1, at: 0 }))).toEqual(["b", "ac", ""]);
    expect(fields(moveField(LAYOUT, "a", { part: 1, at: 1 }))).toEqual(["b", "ca", ""]);
    expect(fields(moveField(LAYOUT, "a", { part: 2, at: 0 }))).toEqual(["b", "c", "a"]);
  });

  it("goes step by step over the borders of sections, and stops at both ends", () => {
    let layout = LAYOUT;
    const seen: string[] = [];
    for (let to = stepOf(layout, "a", 1); to; to = stepOf(layout, "a", 1)) {
      layout = moveField(layout, "a", to);
      seen.push(fields(layout).join("|"));
    }
    expect(seen).toEqual(["ba|c|", "b|ac|", "b|ca|", "b|c|a"]);
    for (let to = stepOf(layout, "a", -1); to; to = stepOf(layout, "a", -1)) layout = moveField(layout, "a", to);
    expect(fields(layout)).toEqual(["ab", "c", ""]);
    expect(placeOf(layout, "a")).toEqual({ part: 0, at: 0 });
    expect(placeOf(layout, "x")).toBeUndefined();
  });
});

describe("sections", () => {
  it("leave their fields to the one above when they go", () => {
    expect(fields(removePart(LAYOUT, 1))).toEqual(["abc", ""]);
    expect(removePart(LAYOUT, 0)).toBe(LAYOUT);
  });

  it("change places below the beginning of the form", () => {
    expect(movePart(LAYOUT, 1, 1).map((one) => one.name)).toEqual(["", "Place", "Money"]);
    expect(movePart(LAYOUT, 1, -1)).toBe(LAYOUT);
    expect(movePart(LAYOUT, 2, 1)).toBe(LAYOUT);
  });

  it("need names that differ", () => {
    expect([...badNames(LAYOUT)]).toEqual([]);
    expect([...badNames(addPart([...LAYOUT, part(" money ")], "new"))]).toEqual([[3, "taken"], [4, "empty"]]);
  });
});
