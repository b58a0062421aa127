import { describe, expect, it } from "vitest";
import type { Place } from "../custom/kinds";
import { add, change, drop, place, step, type Way } from "./board";
import type { Layout } from "./layout";

const at = (field: string, row: number, column: number, width = 1): Place => ({ field, rule: "optional", row, column, width });
const layout = (...parts: Place[][]): Layout => parts.map((custom, n) => ({ id: String(n), name: n ? `Part ${n}` : "", description: "", fields: [], custom }));
const shown = (one: Layout) => one.map((part) => part.custom.map((each) => `${each.field}${each.row}${each.column}${each.width}`).join(" "));
const overlaps = (one: Layout) =>
  one.some((part) => part.custom.some((a) => part.custom.some((b) => a !== b && a.row === b.row && a.column < b.column + b.width && b.column < a.column + a.width) || a.column < 1 || a.column + a.width > 5 || a.row < 1));

describe("the grid of custom fields", () => {
  it("takes new ones at the end", () => {
    let now = layout([]);
    for (const [field, width] of [["a", 2], ["b", 1], ["c", 2], ["d", 4]] as const) now = add(now, 0, field, width);
    expect(shown(now)).toEqual(["a112 b131 c212 d314"]);
    expect(add(now, 0, "a", 1)).toBe(now);
  });

  it("pushes down what stands where a field is put, and leaves no row empty", () => {
    const now = layout([at("a", 1, 1, 2), at("b", 1, 3), at("c", 2, 1)], []);
    expect(shown(place(now, "c", { part: 0, row: 1, column: 2 }))).toEqual(["c121 a212 b231", ""]);
    expect(shown(place(now, "a", { part: 1, row: 1, column: 4 }))).toEqual(["b131 c211", "a132"]);
    expect(shown(drop(now, "c"))).toEqual(["a112 b131", ""]);
  });

  it.each<[Way, string, string[]]>([
    ["end", "a", ["b111 a122 c211", "d111"]], // changes places with its neighbour
    ["start", "b", ["b111 a122 c211", "d111"]],
    ["end", "c", ["a112 b131 c221", "d111"]],
    ["start", "c", ["a112 b131 c211", "d111"]], // at the edge
    ["down", "b", ["a112 c211 b231", "d111"]],
    ["up", "c", ["c111 a212 b231", "d111"]],
    ["down", "c", ["a112 b131", "c111 d211"]],
    ["up", "d", ["a112 b131 c211 d311", ""]],
  ])("moves %s by the keyboard: %s", (way, field, expected) => {
    const now = layout([at("a", 1, 1, 2), at("b", 1, 3), at("c", 2, 1)], [at("d", 1, 1)]);
    expect(shown(step(now, field, way))).toEqual(expected);
  });

  it("makes a field wider where it fits, and moves the others out of its way", () => {
    const now = layout([at("a", 1, 1), at("b", 1, 2), at("c", 1, 4)]);
    expect(shown(change(now, "c", { width: 2 }))).toEqual(["a111 b121 c132"]);
    expect(shown(change(now, "a", { width: 2 }))).toEqual(["a112 b221 c241"]);
    expect(change(now, "a", { rule: "required" })[0]?.custom[0]?.rule).toBe("required");
  });

  it("never lets two fields stand in one place, whatever is done", () => {
    let now = layout([at("a", 1, 1, 2), at("b", 1, 3), at("c", 2, 1)], [at("d", 1, 1), at("e", 1, 2, 3)], []);
    const ways: Way[] = ["up", "down", "start", "end"];
    let seed = 7;
    const next = (most: number) => (seed = (seed * 48271) % 2147483647) % most;
    for (let n = 0; n < 2000; n++) {
      const field = "abcde"[next(5)] ?? "a";
      const done = next(6);
      if (done < 4) now = step(now, field, ways[done] ?? "up");
      else if (done === 4) now = change(now, field, { width: next(4) + 1 });
      else now = place(now, field, { part: next(3), row: next(4) + 1, column: next(4) + 1 });
      expect(overlaps(now), `${n}: ${shown(now).join(" | ")}`).toBe(false);
      expect(now.flatMap((part) => part.custom)).toHaveLength(5);
    }
  });
});
