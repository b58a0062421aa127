import { beforeEach, describe, expect, it, vi } from "vitest";
import { recentFirst, recentPeople, rememberPeople } from "./recent";

const kept = new Map<string, string>();
vi.stubGlobal("localStorage", { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value) });

describe("whom one chose lately", () => {
  beforeEach(() => kept.clear());

  it("is kept for each project, the last on top, each once", () => {
    rememberPeople("p1", ["ana"]);
    rememberPeople("p1", ["rita", "carl"]);
    rememberPeople("p1", ["ana"]);
    rememberPeople("p2", ["omar"]);
    expect([recentPeople("p1"), recentPeople("p2"), recentPeople("p3")]).toEqual([["ana", "rita", "carl"], ["omar"], []]);
  });

  it("goes no further back than a dozen", () => {
    rememberPeople("p1", Array.from({ length: 20 }, (_, at) => `person ${at}`));
    expect(recentPeople("p1")).toHaveLength(12);
  });

  it("survives what somebody else wrote there", () => {
    kept.set("sitepost.kept.recent.p1", "{");
    expect(recentPeople("p1")).toEqual([]);
  });

  it("stands before the others, who keep their order", () => {
    const people = ["ana", "ben", "carl", "dana"].map((id) => ({ id }));
    expect(recentFirst(people, ["dana", "gone", "ben"]).map((person) => person.id)).toEqual(["dana", "ben", "ana", "carl"]);
  });
});
