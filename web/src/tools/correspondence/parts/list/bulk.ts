import type { components } from "@/platform/api";
import { http } from "@/platform/http";
import type { MapsTo, Query } from "../../api";

type Schemas = components["schemas"];
export type Outcome = Schemas["OutcomeBody"];
export type BulkMode = "all_or_nothing" | "item_by_item";

/** What is to become of the chosen letters; what is left out stays. */
export interface Wanted {
  fields?: { due_on?: string | null; private?: boolean; assignees?: string[]; distribution?: string[]; received_from?: string | null };
  state?: MapsTo;
  archived?: boolean;
}

interface Chosen {
  id: string;
  version?: number;
  change?: Wanted;
}

const root = (project: string) => `/api/projects/${project}/correspondence`;

export const bulkApi = {
  change: (project: string, items: readonly Chosen[], mode: BulkMode, change?: Wanted) => http.post<Schemas["BulkBody"]>(`${root(project)}/bulk`, { items, mode, ...(change ? { change } : {}) }),
  matching: (project: string, query: Query) => http.get<Schemas["MatchingBody"]>(`${root(project)}/matching`, { query }),
};

/** Those of the chosen letters that nobody edits: of the loaded lines, and of those that were only named. */
export function lockedOf(ids: Iterable<string>, lines: readonly { id: string; locked: boolean }[], named: ReadonlySet<string>): ReadonlySet<string> {
  const shown = new Map(lines.map((line) => [line.id, line.locked]));
  return new Set([...ids].filter((id) => shown.get(id) ?? named.has(id)));
}

/** What takes a change back, as the report tells it; nothing where some of it cannot be taken back. */
export function undoOf(outcomes: readonly Outcome[]): Chosen[] {
  const done = outcomes.filter((one) => one.done);
  const found = done.flatMap((one): Chosen[] => (one.undo && one.version ? [{ id: one.id, version: one.version, change: one.undo }] : []));
  return found.length === done.length ? found : [];
}
