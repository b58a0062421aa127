import { expect, it } from "vitest";
import { lockedOf, type Outcome, undoOf } from "./bulk";

const told = (id: string, more: Partial<Outcome>): Outcome => ({ id, done: true, version: 2, code: "", title: "", detail: "", field: null, undo: null, ...more });

it("gives each letter its own back, in the version that the change made", () => {
  const undo = { fields: { due_on: "2031-01-01" } };
  expect(undoOf([told("a", { undo }), told("b", { done: false, version: null })])).toEqual([{ id: "a", version: 2, change: undo }]);
});

it("offers nothing where a part of it cannot be taken back", () => {
  expect(undoOf([told("a", { undo: { fields: {} } }), told("b", {})])).toEqual([]);
});

it("knows the locked ones among the chosen, by their lines or by name", () => {
  const lines = [{ id: "issued", locked: true }, { id: "draft", locked: false }, { id: "elsewhere", locked: true }];
  expect(lockedOf(["issued", "draft", "far"], lines, new Set(["far", "draft"]))).toEqual(new Set(["issued", "far"]));
  expect(lockedOf(["draft"], lines, new Set())).toEqual(new Set());
});
