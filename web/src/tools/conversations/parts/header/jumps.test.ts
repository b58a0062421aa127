import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import type { Summary } from "../../api";
import { INBOX } from "../store/hub";
import { findTalks } from "./jumps";

const tower = { id: "p1", name: "Harbour Tower", number: "HT-01" };
const line = (id: string, over: Partial<Summary>) => ({ id, kind: "group", name: null, people: [], project: tower, item: null, last_at: "2026-11-22T10:00:00Z", ...over }) as unknown as Summary; // no more of it is read
const lines = [
  line("g", { name: "Slab edge" }),
  line("d", { kind: "direct", people: [{ id: "dana", name: "Dana Ortiz", active: true }], last_at: "2026-11-22T11:00:00Z" }),
  line("i", { kind: "item", item: { number: "NOD-0014", title: "Delay to the slab" } as Summary["item"], last_at: "2026-11-22T12:00:00Z" }),
];

describe("the palette leads to conversations", () => {
  const table: [string[], string[]][] = [
    [["slab"], ["i", "g"]],
    [["slab", "edge"], ["g"]],
    [["ortiz"], ["d"]],
    [["nod-0014"], ["i"]],
    [["harbour"], ["i", "d", "g"]],
    [["crane"], []],
  ];
  it.each(table)("by %j", (words, expected) => {
    const queries = new QueryClient();
    queries.setQueryData(INBOX, { conversations: lines });
    expect(findTalks(queries, words).map((one) => one.id)).toEqual(expected);
  });

  it("and to none before the list is there", () => {
    expect(findTalks(new QueryClient(), ["slab"])).toEqual([]);
  });
});
