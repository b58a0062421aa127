import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useShortcut } from "../keys/shortcuts";
import type { Entry } from "./types";
import type { Selection } from "./useSelection";

interface TableKeys<T> {
  entries: readonly Entry<T>[];
  openId: string | undefined;
  selection: Selection | undefined;
  open: (row: T) => void;
  scrollTo: (index: number) => void;
}

/** j/k and the arrows walk, x selects, Enter opens. While an item is open beside the list, walking opens. */
export function useTableKeys<T>({ entries, openId, selection, open, scrollTo }: TableKeys<T>) {
  const { t } = useLingui();
  const grid = useRef<HTMLDivElement>(null);
  const [reached, setReached] = useState<string | undefined>(openId);
  const wanted = useRef<string | undefined>(undefined);
  const current = entries.some((entry) => entry.kind === "row" && entry.id === (reached ?? openId)) ? (reached ?? openId) : undefined;
  const first = entries.find((entry) => entry.kind === "row");
  const stop = current ?? (first?.kind === "row" ? first.id : undefined);

  useEffect(() => {
    if (wanted.current === undefined) return;
    const row = grid.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(wanted.current)}"]`);
    if (!row) return;
    row.focus({ preventScroll: true });
    wanted.current = undefined;
  });

  const step = (by: 1 | -1) => {
    let index = current === undefined ? (by > 0 ? -1 : entries.length) : entries.findIndex((entry) => entry.kind === "row" && entry.id === current);
    do index += by;
    while (entries[index]?.kind === "group");
    const entry = entries[index];
    if (entry?.kind !== "row") return;
    wanted.current = entry.id;
    setReached(entry.id);
    scrollTo(index);
    if (openId !== undefined) open(entry.row);
  };
  const here = () => entries.find((entry) => entry.kind === "row" && entry.id === current);
  const enter = () => {
    const entry = here();
    if (entry?.kind === "row") open(entry.row);
  };

  const group = t`List`;
  useShortcut("j", t`Next item`, () => step(1), group);
  useShortcut("k", t`Previous item`, () => step(-1), group);
  useShortcut(selection && "x", t`Select item`, () => current !== undefined && selection?.toggle(current), group);
  useShortcut("Enter", t`Open item`, enter, group);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    step(event.key === "ArrowDown" ? 1 : -1);
  };
  return { grid, reached: stop, reach: setReached, onKeyDown };
}
