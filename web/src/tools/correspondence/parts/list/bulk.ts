import type { components } from "@/platform/api";
import { http } from "@/platform/http";
import type { Line, MapsTo, Query } from "../../api";

type Schemas = components["schemas"];
export type Outcome = Schemas["OutcomeBody"];
export type BulkMode = "all_or_nothing" | "item_by_item";

/** What is to become of the chosen letters; what is left out stays. */
export interface Wanted {
  fields?: { due_on?: string | null; private?: boolean };
  state?: MapsTo;
  archived?: boolean;
}

interface Chosen {
  id: string;
  change?: Wanted;
}

const root = (project: string) => `/api/projects/${project}/correspondence`;

export const bulkApi = {
  change: (project: string, items: readonly Chosen[], mode: BulkMode, change?: Wanted) => http.post<Schemas["BulkBody"]>(`${root(project)}/bulk`, { items, mode, ...(change ? { change } : {}) }),
  matching: (project: string, query: Query) => http.get<Schemas["MatchingBody"]>(`${root(project)}/matching`, { query }),
};

/** What gives each of these lines its own back, undefined where that is not known of all of them. */
export function undoOf(ids: readonly string[], lines: readonly Line[], wanted: Wanted): Chosen[] | undefined {
  const known = new Map(lines.map((line) => [line.id, line]));
  if (wanted.archived !== undefined && !wanted.fields && !wanted.state) return ids.map((id) => ({ id, change: { archived: !wanted.archived } }));
  const found = ids.flatMap((id): Chosen[] => {
    const line = known.get(id);
    return line ? [{ id, change: before(line, wanted) }] : [];
  });
  return found.length === ids.length ? found : undefined;
}

function before(line: Line, wanted: Wanted): Wanted {
  const fields: Wanted["fields"] = {};
  if (wanted.fields && "due_on" in wanted.fields) fields.due_on = line.due_on;
  if (wanted.fields && "private" in wanted.fields) fields.private = line.private;
  return { fields, ...(wanted.state ? { state: line.status.maps_to } : {}) };
}

/** Issuing cannot be taken back, so a draft among them leaves no undo. */
export const canUndo = (lines: readonly Line[], wanted: Wanted): boolean => !wanted.state || lines.every((line) => line.status.maps_to !== "draft");
