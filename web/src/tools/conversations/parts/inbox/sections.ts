import type { Summary } from "../../api";

export type Show = "all" | "unread" | "mentions";
export type SectionKey = "starred" | "direct" | "groups" | "items";

/** Lines under one heading: of a project, and in it of one tool. */
export interface Shelf {
  key: string;
  project: Summary["project"];
  tool?: string;
  lines: Summary[];
}

export interface Section {
  key: SectionKey;
  shelves: Shelf[];
}

const SECTIONS: readonly SectionKey[] = ["starred", "direct", "groups", "items"];
const KINDS = { direct: "direct", group: "groups", item: "items" } as const;

const sectionOf = (line: Summary): SectionKey => (line.starred ? "starred" : KINDS[line.kind]);

const byProject = (a: Summary, b: Summary) => a.project.name.localeCompare(b.project.name, undefined, { sensitivity: "base", numeric: true }) || a.project.id.localeCompare(b.project.id);
const byTool = (a: Summary, b: Summary) => (a.item?.tool_name ?? "").localeCompare(b.item?.tool_name ?? "");
const byLatest = (a: Summary, b: Summary) => b.last_at.localeCompare(a.last_at) || a.id.localeCompare(b.id);

export function matches(line: Summary, show: Show, project: string): boolean {
  if (project && line.project.id !== project) return false;
  if (show === "unread") return line.unread > 0;
  return show === "all" || line.mentioned;
}

function shelvesOf(key: SectionKey, lines: readonly Summary[]): Shelf[] {
  const tools = key === "items";
  const sorted = [...lines].sort((a, b) => byProject(a, b) || (tools ? byTool(a, b) : 0) || byLatest(a, b));
  const shelves = Map.groupBy(sorted, (line) => (tools ? `${line.project.id} ${line.item?.tool ?? ""}` : line.project.id));
  return [...shelves].flatMap(([shelf, on]) => (on[0] ? [{ key: shelf, project: on[0].project, tool: tools ? on[0].item?.tool_name : undefined, lines: on }] : []));
}

/** Starred, Direct Messages, Groups, Items, in each the projects from A to Z and what was said last on top. */
export function sectionsOf(lines: readonly Summary[]): Section[] {
  const parts = Map.groupBy(lines, sectionOf);
  return SECTIONS.flatMap((key) => {
    const own = parts.get(key);
    return own ? [{ key, shelves: shelvesOf(key, own) }] : [];
  });
}

export const inOrder = (sections: readonly Section[]): Summary[] => sections.flatMap((section) => section.shelves.flatMap((shelf) => shelf.lines));
