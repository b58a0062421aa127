import { describe, expect, it } from "vitest";
import type { Line } from "../../api";
import { canUndo, undoOf } from "./bulk";

const line = (id: string, due: string | null, state: Line["status"]["maps_to"] = "open") => ({ id, due_on: due, private: true, status: { id: state, name: state, maps_to: state } }) as Line; // the rest is not read

describe("what undoes a change of several letters", () => {
  const lines = [line("a", "2031-01-01"), line("b", null, "closed_successful")];

  it("gives each its own back", () => {
    expect(undoOf(["a", "b"], lines, { fields: { due_on: "2032-02-02" } })).toEqual([
      { id: "a", change: { fields: { due_on: "2031-01-01" } } },
      { id: "b", change: { fields: { due_on: null } } },
    ]);
    expect(undoOf(["b"], lines, { state: "open", fields: { private: false } })).toEqual([{ id: "b", change: { fields: { private: true }, state: "closed_successful" } }]);
  });

  it("takes letters out of the archive again, also those that were never on screen", () => {
    expect(undoOf(["a", "z"], lines, { archived: true })).toEqual([{ id: "a", change: { archived: false } }, { id: "z", change: { archived: false } }]);
  });

  it("is not there where what stood before is not known, or a draft was issued", () => {
    expect(undoOf(["a", "z"], lines, { state: "open" })).toBeUndefined();
    expect(canUndo([line("a", null, "draft")], { state: "open" })).toBe(false);
    expect(canUndo(lines, { state: "open" })).toBe(true);
  });
});
