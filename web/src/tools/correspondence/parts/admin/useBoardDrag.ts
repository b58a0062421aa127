import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from "react";
import type { Cell } from "./board";

interface Drag {
  field: string;
  to: Cell | undefined;
}

const SLACK = 5;

/** The cell of a grid under the pointer, also where a field lies over it. */
function under(x: number, y: number): Cell | undefined {
  const cell = document.elementsFromPoint(x, y).find((one): one is HTMLElement => one instanceof HTMLElement && one.dataset.cellPart !== undefined);
  return cell && { part: Number(cell.dataset.cellPart), row: Number(cell.dataset.cellRow), column: Number(cell.dataset.cellColumn) };
}

/** Drags custom fields from cell to cell with mouse, pen or finger. Nothing moves until one is let go; Escape takes it back. */
export function useBoardDrag(onDrop: (field: string, to: Cell) => void) {
  const [drag, setDrag] = useState<Drag>();
  const latest = useRef(onDrop);
  const stop = useRef<() => void>(undefined);
  useEffect(() => {
    latest.current = onDrop;
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
      tell({ field, to: under(next.clientX, next.clientY) });
    };
    const drop = () => {
      const done = now;
      end();
      if (!done) return;
      window.addEventListener("click", swallow, { capture: true, once: true }); // the press that ends a drag opens no menu
      setTimeout(() => window.removeEventListener("click", swallow, { capture: true }));
      if (done.to) latest.current(field, done.to);
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
  return { field: drag?.field, to: drag?.to, grab };
}

function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}
