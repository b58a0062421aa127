import { type Layout, type Place, placeOf } from "./layout";
import { usePointerDrag } from "./usePointerDrag";

/** Where the dragged field would land: above or below this row. */
export type Mark = "above" | "below";

/** A row under the pointer, and whether the pointer is in its lower half; what lies below a section's rows is its end. */
function under(x: number, y: number): { part: number; at: number; lower: boolean } | undefined {
  const found = document.elementFromPoint(x, y);
  const row = found?.closest<HTMLElement>("[data-part]");
  if (!row) return undefined;
  if (found?.closest("[data-below]")) return { part: Number(row.dataset.part), at: Infinity, lower: false };
  const { top, height } = row.getBoundingClientRect();
  const at = row.dataset.at;
  return { part: Number(row.dataset.part), at: at === undefined ? 0 : Number(at), lower: at !== undefined && y > top + height / 2 };
}

/** Drags fields from row to row. */
export function useDrag(layout: Layout, onDrop: (field: string, to: Place) => void) {
  const drag = usePointerDrag<Place>((field, x, y) => landing(layout, field, under(x, y)), onDrop);

  const markAt = (part: number, at: number): Mark | undefined => {
    if (drag.to?.part !== part) return undefined;
    const shown = layout[part]?.fields.filter((one) => one !== drag.field) ?? [];
    const before = shown[drag.to.at];
    const key = layout[part]?.fields[at];
    if (before !== undefined) return key === before ? "above" : undefined;
    if (shown.length === 0) return layout[part]?.fields.length === 0 || key === drag.field ? "below" : undefined;
    return key === shown.at(-1) ? "below" : undefined;
  };
  return { field: drag.field, grab: drag.grab, markAt };
}

/** The place among the others, counted without the field that is dragged. */
function landing(layout: Layout, field: string, row: { part: number; at: number; lower: boolean } | undefined): Place | undefined {
  if (!row || !layout[row.part]) return undefined;
  const at = Math.min(row.at + (row.lower ? 1 : 0), layout[row.part]!.fields.length);
  const own = placeOf(layout, field);
  const passed = own?.part === row.part && own.at < at ? 1 : 0;
  return { part: row.part, at: at - passed };
}
