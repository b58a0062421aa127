import { COLUMNS, type Place } from "../custom/kinds";
import type { Layout, Part } from "./layout";

/** A cell of a section's grid; rows and columns begin with 1. */
export interface Cell {
  part: number;
  row: number;
  column: number;
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);
const meets = (a: Place, b: Place) => a.row === b.row && a.column < b.column + b.width && b.column < a.column + a.width;

/** No row stays empty. */
function packed(places: readonly Place[]): Place[] {
  const rows = [...new Set(places.map((one) => one.row))].sort((a, b) => a - b);
  return places.map((one) => ({ ...one, row: rows.indexOf(one.row) + 1 })).sort((a, b) => a.row - b.row || a.column - b.column);
}

/** Puts a field where it is wanted; what stands there, and below, goes down a row. */
function put(places: readonly Place[], wanted: Place): Place[] {
  const others = places.filter((one) => one.field !== wanted.field);
  const blocked = others.some((one) => meets(one, wanted));
  const rest = blocked ? others.map((one) => (one.row >= wanted.row ? { ...one, row: one.row + 1 } : one)) : others;
  return packed([...rest, wanted]);
}

const withCustom = (layout: Layout, part: number, custom: readonly Place[]): Layout => layout.map((one, at) => (at === part ? { ...one, custom } : one));

export const partOf = (layout: Layout, field: string): number => layout.findIndex((part) => part.custom.some((one) => one.field === field));
export const find = (layout: Layout, field: string): Place | undefined => layout.flatMap((part) => part.custom).find((one) => one.field === field);
export const rowsOf = (part: Part): number => Math.max(0, ...part.custom.map((one) => one.row));

/** Takes a field to a cell of any section; a wide one moves inward so that it fits. */
export function place(layout: Layout, field: string, to: Cell): Layout {
  const now = find(layout, field);
  if (!now || !layout[to.part]) return layout;
  const gone = layout.map((part) => ({ ...part, custom: packed(part.custom.filter((one) => one.field !== field)) }));
  const wanted = { ...now, row: Math.max(1, to.row), column: clamp(to.column, 1, COLUMNS + 1 - now.width) };
  const from = partOf(layout, field);
  const there = from === to.part ? (layout[to.part]?.custom ?? []) : (gone[to.part]?.custom ?? []);
  return withCustom(from === to.part ? layout : gone, to.part, put(there, wanted));
}

/** A new one goes into the first free cell at the end. */
export function add(layout: Layout, part: number, field: string, width: number): Layout {
  const held = layout[part];
  if (!held || find(layout, field)) return layout;
  const last = rowsOf(held);
  const end = Math.max(1, ...held.custom.filter((one) => one.row === last).map((one) => one.column + one.width));
  const fits = last > 0 && end + width - 1 <= COLUMNS;
  return withCustom(layout, part, packed([...held.custom, { field, rule: "optional", row: fits ? last : last + 1, column: fits ? end : 1, width }]));
}

export const drop = (layout: Layout, field: string): Layout => layout.map((part) => ({ ...part, custom: packed(part.custom.filter((one) => one.field !== field)) }));

export function change(layout: Layout, field: string, patch: Partial<Pick<Place, "rule" | "width">>): Layout {
  const at = partOf(layout, field);
  const now = find(layout, field);
  const held = layout[at];
  if (!now || !held) return layout;
  const width = clamp(patch.width ?? now.width, 1, COLUMNS);
  return withCustom(layout, at, put(held.custom, { ...now, ...patch, width, column: clamp(now.column, 1, COLUMNS + 1 - width) }));
}

/** One step to a side: changes places with the neighbour there, if there is one. */
function aside(layout: Layout, part: number, now: Place, by: -1 | 1): Layout {
  const held = layout[part]?.custom ?? [];
  const column = now.column + by;
  if (column < 1 || column + now.width - 1 > COLUMNS) return layout;
  const neighbour = held.find((one) => one.field !== now.field && meets(one, { ...now, column }));
  if (!neighbour) return withCustom(layout, part, packed(held.map((one) => (one.field === now.field ? { ...now, column } : one))));
  const [left, right] = by === 1 ? [neighbour, now] : [now, neighbour];
  const start = Math.min(now.column, neighbour.column);
  const moved = [{ ...left, column: start }, { ...right, column: start + left.width }];
  return withCustom(layout, part, packed(held.map((one) => moved.find((two) => two.field === one.field) ?? one)));
}

/** One row up or down: into a free place, in the place of the whole row there, or over the border of a section. */
function along(layout: Layout, part: number, now: Place, by: -1 | 1): Layout {
  const held = layout[part];
  if (!held) return layout;
  const row = now.row + by;
  const alone = held.custom.every((one) => one.field === now.field || one.row !== now.row);
  const last = rowsOf(held);
  if (row < 1 || (row > last && alone)) {
    const next = layout[part + by];
    return next ? place(layout, now.field, { part: part + by, row: by === 1 ? 0 : rowsOf(next) + 1, column: now.column }) : layout;
  }
  const blocked = held.custom.some((one) => one.field !== now.field && meets(one, { ...now, row }));
  if (!blocked) return withCustom(layout, part, packed(held.custom.map((one) => (one.field === now.field ? { ...now, row } : one))));
  if (alone) return withCustom(layout, part, packed(held.custom.map((one) => (one.row === row ? { ...one, row: now.row } : one.field === now.field ? { ...now, row } : one))));
  return place(layout, now.field, { part, row: by === 1 ? row : now.row, column: now.column });
}

export type Way = "up" | "down" | "start" | "end";

export function step(layout: Layout, field: string, way: Way): Layout {
  const part = partOf(layout, field);
  const now = find(layout, field);
  if (!now) return layout;
  if (way === "start" || way === "end") return aside(layout, part, now, way === "end" ? 1 : -1);
  return along(layout, part, now, way === "down" ? 1 : -1);
}
