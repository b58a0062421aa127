import { expect, test } from "vitest";
import type { Level } from "@/kernel/level";
import { differences, takesAway } from "./difference";

const forced = (level: Level) => (level === "standard" ? ["create"] : []);

test("a level that moved, and the granular permissions that come and go with it", () => {
  const before = { levels: { a: "read_only", b: "none" } as Record<string, Level>, grants: { a: ["respond"] } };
  const after = { levels: { a: "standard", b: "none" } as Record<string, Level>, grants: { a: [] } };
  expect(differences(before, after, ["a", "b"], forced)).toEqual([{ tool: "a", before: "read_only", after: "standard", added: ["create"], removed: ["respond"] }]);
  expect(takesAway(differences(before, after, ["a", "b"], forced))).toBe(true);
});

test("permissions that do not count are no difference", () => {
  const before = { levels: { a: "admin" } as Record<string, Level>, grants: { a: ["respond"] } };
  expect(differences(before, { ...before, grants: {} }, ["a"], forced)).toEqual([]);
  expect(takesAway([])).toBe(false);
});
