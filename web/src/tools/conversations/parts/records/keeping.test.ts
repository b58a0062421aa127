import { describe, expect, it } from "vitest";
import type { Keep } from "./api";
import { everything, exceptions, ruleAt, withoutRule, withRule } from "./keeping";

const ALL: Keep = { project: null, kind: null, years: 9 };
const HERE: Keep = { project: "p1", kind: null, years: 7 };
const ITEMS: Keep = { project: null, kind: "item", years: 5 };
const BOTH: Keep = { project: "p1", kind: "item", years: null };

describe("the rules for keeping messages", () => {
  it("stand in the order in which they count", () => {
    expect(exceptions([ITEMS, ALL, HERE, BOTH])).toEqual([BOTH, HERE, ITEMS]);
  });

  it("keep everything for ever until somebody chose", () => {
    expect(everything([HERE]).years).toBeNull();
    expect(everything([HERE, ALL])).toBe(ALL);
  });

  it("are about each place once", () => {
    expect(withRule([ALL, HERE], { ...HERE, years: 1 })).toEqual([ALL, { ...HERE, years: 1 }]);
    expect(withRule([ALL, HERE, ITEMS], { ...ITEMS, years: 1 }, HERE)).toEqual([ALL, { ...ITEMS, years: 1 }]);
    expect(withoutRule([ALL, HERE], HERE)).toEqual([ALL]);
    expect(ruleAt([ALL, HERE, BOTH], { ...HERE, years: 1 })).toBe(HERE);
    expect(ruleAt([ALL, BOTH], HERE)).toBeUndefined();
  });
});
