import { describe, expect, it } from "vitest";
import { prefixOf } from "./values";

describe("the prefix of an item", () => {
  it.each([
    ["NOD-0012", "0012", "NOD"],
    ["CLM-A-7", "A-7", "CLM"],
    ["A-B-0001", "0001", "A-B"],
    ["0012", "0012", ""], // its type has none
  ])("of %s is read from its number", (number, position, prefix) => expect(prefixOf({ number, position })).toBe(prefix));
});
