import { type Place as GridPlace, wholePlace } from "../custom/kinds";
import type { Fieldset } from "./api";

/** A section while it is edited; the first has no name and is the beginning of the form. */
export interface Part {
  id: string;
  name: string;
  description: string;
  fields: readonly string[];
  /** Custom fields in the grid below. */
  custom: readonly GridPlace[];
}

export type Layout = readonly Part[];

export interface Place {
  part: number;
  at: number;
}

export const layoutOf = (fieldset: Fieldset): Layout => fieldset.sections.map((section, at) => ({ id: `part-${at}`, name: section.name, description: section.description ?? "", fields: section.fields ?? [], custom: (section.custom ?? []).map(wholePlace) }));

export const sectionsOfLayout = (layout: Layout) => layout.map(({ name, description, fields, custom }) => ({ name: name.trim(), description: description.trim(), fields: [...fields], custom: [...custom] }));

export function placeOf(layout: Layout, field: string): Place | undefined {
  const part = layout.findIndex((one) => one.fields.includes(field));
  return part === -1 ? undefined : { part, at: layout[part]?.fields.indexOf(field) ?? 0 };
}

/** Takes a field to a place, counted without the field itself. */
export function moveField(layout: Layout, field: string, to: Place): Layout {
  return layout.map((part, index) => {
    const others = part.fields.filter((one) => one !== field);
    if (index === to.part) return { ...part, fields: [...others.slice(0, to.at), field, ...others.slice(to.at)] };
    return others.length === part.fields.length ? part : { ...part, fields: others };
  });
}

/** One step up or down, over the border of a section into the next one; undefined at either end. */
export function stepOf(layout: Layout, field: string, by: -1 | 1): Place | undefined {
  const now = placeOf(layout, field);
  if (!now) return undefined;
  const inside = now.at + by;
  const length = layout[now.part]?.fields.length ?? 0;
  if (inside >= 0 && inside < length) return { part: now.part, at: inside };
  const next = layout[now.part + by];
  return next && { part: now.part + by, at: by === 1 ? 0 : next.fields.length };
}

export const addPart = (layout: Layout, id: string): Layout => [...layout, { id, name: "", description: "", fields: [], custom: [] }];

export const changePart = (layout: Layout, at: number, patch: Partial<Part>): Layout => layout.map((part, index) => (index === at ? { ...part, ...patch } : part));

/** Its fields go to the end of the section above. */
export function removePart(layout: Layout, at: number): Layout {
  const gone = layout[at];
  if (!gone || at === 0) return layout;
  return layout.filter((_, index) => index !== at).map((part, index) => (index === at - 1 ? { ...part, fields: [...part.fields, ...gone.fields], custom: [...part.custom, ...below(part, gone)] } : part));
}

/** The custom fields of a section that goes, in the rows after those of the one above. */
function below(part: Part, gone: Part): GridPlace[] {
  const last = Math.max(0, ...part.custom.map((one) => one.row));
  return gone.custom.map((one) => ({ ...one, row: one.row + last }));
}

/** The beginning of the form stays where it is. */
export function movePart(layout: Layout, at: number, by: -1 | 1): Layout {
  const to = at + by;
  if (at < 1 || to < 1 || to >= layout.length) return layout;
  const next = [...layout];
  const [part] = next.splice(at, 1);
  if (part) next.splice(to, 0, part);
  return next;
}

/** Which sections cannot be saved so: without a name, or with one that another has. */
export function badNames(layout: Layout): Map<number, "empty" | "taken"> {
  const seen = new Set<string>();
  const bad = new Map<number, "empty" | "taken">();
  layout.forEach((part, at) => {
    const name = part.name.trim().replace(/\s+/g, " ").toLocaleLowerCase();
    if (at > 0 && name === "") bad.set(at, "empty");
    else if (at > 0 && seen.has(name)) bad.set(at, "taken");
    if (at > 0) seen.add(name);
  });
  return bad;
}
