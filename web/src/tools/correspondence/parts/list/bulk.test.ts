import { expect, it } from "vitest";
import { type Outcome, undoOf } from "./bulk";

const told = (id: string, more: Partial<Outcome>): Outcome => ({ id, done: true, version: 2, code: "", title: "", detail: "", field: null, undo: null, ...more });

it("gives each letter its own back, in the version that the change made", () => {
  const undo = { fields: { due_on: "2031-01-01" } };
  expect(undoOf([told("a", { undo }), told("b", { done: false, version: null })])).toEqual([{ id: "a", version: 2, change: undo }]);
});

it("offers nothing where a part of it cannot be taken back", () => {
  expect(undoOf([told("a", { undo: { fields: {} } }), told("b", {})])).toEqual([]);
});
