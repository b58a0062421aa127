import { describe, expect, it } from "vitest";
import type { Summary } from "../../api";
import { inOrder, matches, sectionsOf } from "./sections";

const line = (id: string, over: Partial<Summary> = {}): Summary => ({
  id, kind: "group", item: null, project: { id: "b", number: "2", name: "Beacon" }, name: id, people: [], people_count: 2, last: null, last_seq: 1, last_rev: 1,
  last_at: "2026-01-01T00:00:00Z", read_seq: 1, unread: 0, mentioned: false, starred: false, level: "all", follows: true, has_draft: false, everyone: false,
  can: [], why_not: {}, version: 1, ...over,
});
const harbour = { id: "a", number: "1", name: "Harbour Tower" };
const item = (id: string, tool: string, over: Partial<Summary> = {}) =>
  line(id, { kind: "item", item: { ref: id, tool, tool_name: tool, kind: "k", number: "1", title: "t", link: "/", state: "open", state_label: "Open" }, ...over });

describe("the inbox", () => {
  it("has its sections in their order, the projects from A to Z, and what was said last on top", () => {
    const lines = [line("old"), line("new", { last_at: "2026-02-01T00:00:00Z" }), line("harbour", { project: harbour }), line("ana", { kind: "direct" }), item("rfi", "RFIs"), item("letter", "Letters"), line("star", { starred: true })];
    const sections = sectionsOf(lines);
    expect(sections.map((one) => one.key)).toEqual(["starred", "direct", "groups", "items"]);
    expect(inOrder(sections).map((one) => one.id)).toEqual(["star", "ana", "new", "old", "harbour", "letter", "rfi"]);
    expect(sections[3]?.shelves.map((one) => one.tool)).toEqual(["Letters", "RFIs"]);
  });

  it("has no section without a line", () => {
    expect(sectionsOf([line("a", { starred: true })]).map((one) => one.key)).toEqual(["starred"]);
  });

  it("shows what is unread, what names me, and one project", () => {
    const unread = line("a", { unread: 2 });
    expect([matches(unread, "unread", ""), matches(unread, "mentions", ""), matches(unread, "all", "a"), matches(unread, "unread", "b")]).toEqual([true, false, false, true]);
  });
});
