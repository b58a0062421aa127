import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from "react";

interface Drag<To> {
  field: string;
  to: To | undefined;
}

const SLACK = 5; // pixels that a hand may tremble

/**
 * Drags a field with mouse, pen or finger to whatever place `landing` finds under the pointer.
 * Nothing moves until the field is let go; Escape takes it back.
 */
export function usePointerDrag<To>(landing: (field: string, x: number, y: number) => To | undefined, onDrop: (field: string, to: To) => void) {
  const [drag, setDrag] = useState<Drag<To>>();
  const latest = useRef({ landing, onDrop });
  const stop = useRef<() => void>(undefined);
  useEffect(() => {
    latest.current = { landing, onDrop };
  });
  useEffect(() => () => stop.current?.(), []);

  const grab = (event: ReactPointerEvent, field: string) => {
    if (event.button !== 0) return;
    const start = { x: event.clientX, y: event.clientY };
    let now: Drag<To> | undefined;
    const tell = (next: Drag<To> | undefined) => {
      now = next;
      setDrag(next);
    };
    const move = (next: PointerEvent) => {
      if (!now && Math.abs(next.clientX - start.x) + Math.abs(next.clientY - start.y) < SLACK) return;
      next.preventDefault();
      tell({ field, to: latest.current.landing(field, next.clientX, next.clientY) });
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
  return { field: drag?.field, to: drag?.to, grab };
}

function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}
