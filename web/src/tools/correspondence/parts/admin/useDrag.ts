import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from "react";
import { type Layout, type Place, placeOf } from "./layout";

/** Where the dragged field would land: above or below this row. */
export type Mark = "above" | "below";

interface Drag {
  field: string;
  to: Place | undefined;
}

const SLACK = 5;

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

/** Drags fields with mouse, pen or finger. Nothing moves until the field is let go; Escape takes it back. */
export function useDrag(layout: Layout, onDrop: (field: string, to: Place) => void) {
  const [drag, setDrag] = useState<Drag>();
  const latest = useRef({ layout, onDrop });
  const stop = useRef<() => void>(undefined);
  useEffect(() => {
    latest.current = { layout, onDrop };
  });
  useEffect(() => () => stop.current?.(), []);

  const grab = (event: ReactPointerEvent, field: string) => {
    if (event.button !== 0) return;
    const start = { x: event.clientX, y: event.clientY };
    let now: Drag | undefined;
    const tell = (next: Drag | undefined) => {
      now = next;
      setDrag(next);
    };
    const move = (next: PointerEvent) => {
      if (!now && Math.abs(next.clientX - start.x) + Math.abs(next.clientY - start.y) < SLACK) return;
      next.preventDefault();
      tell({ field, to: landing(latest.current.layout, field, under(next.clientX, next.clientY)) });
    };
    const drop = () => {
      const done = now;
      end();
      if (!done) return;
      window.addEventListener("click", swallow, { capture: true, once: true }); // the press that ends a drag opens no menu
      setTimeout(() => window.removeEventListener("click", swallow, { capture: true }));
      if (done.to) latest.current.onDrop(field, done.to);
    };
    const keys = (next: KeyboardEvent) => {
      if (next.key === "Escape") end();
    };
    const end = () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", drop);
      window.removeEventListener("pointercancel", end);
      window.removeEventListener("keydown", keys);
      stop.current = undefined;
      tell(undefined);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", drop);
    window.addEventListener("pointercancel", end);
    window.addEventListener("keydown", keys);
    stop.current = end;
  };

  const markAt = (part: number, at: number): Mark | undefined => {
    if (drag?.to?.part !== part) return undefined;
    const shown = layout[part]?.fields.filter((one) => one !== drag.field) ?? [];
    const before = shown[drag.to.at];
    const key = layout[part]?.fields[at];
    if (before !== undefined) return key === before ? "above" : undefined;
    if (shown.length === 0) return layout[part]?.fields.length === 0 || key === drag.field ? "below" : undefined;
    return key === shown.at(-1) ? "below" : undefined;
  };
  return { field: drag?.field, grab, markAt };
}

function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}

/** The place among the others, counted without the field that is dragged. */
function landing(layout: Layout, field: string, row: { part: number; at: number; lower: boolean } | undefined): Place | undefined {
  if (!row || !layout[row.part]) return undefined;
  const at = Math.min(row.at + (row.lower ? 1 : 0), layout[row.part]!.fields.length);
  const own = placeOf(layout, field);
  const passed = own?.part === row.part && own.at < at ? 1 : 0;
  return { part: row.part, at: at - passed };
}
