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
  /** The height of a row: when it changes, what was in sight is not there any more. */
  height: number;
  /** Another number than before leads to the first row, once rows are there; 0 to none. */
  enter: number | undefined;
}

/** j/k and the arrows walk, x selects, Enter opens. While an item is open beside the list, walking opens. */
export function useTableKeys<T>({ entries, openId, selection, open, scrollTo, height, enter: entered }: TableKeys<T>) {
  const { t } = useLingui();
  const grid = useRef<HTMLDivElement>(null);
  const [reached, setReached] = useState<string | undefined>(openId);
  const [known, setKnown] = useState(openId);
  if (openId !== known) {
    setKnown(openId);
    if (openId !== undefined) setReached(openId); // however it was opened, walking goes on from it
  }
  const wanted = useRef<string | undefined>(undefined);
  const current = entries.some((entry) => entry.kind === "row" && entry.id === (reached ?? openId)) ? (reached ?? openId) : undefined;
  const first = entries.find((entry) => entry.kind === "row");
  const firstId = first?.kind === "row" ? first.id : undefined;
  const stop = current ?? firstId;

  const openAt = openId === undefined ? -1 : entries.findIndex((entry) => entry.kind === "row" && entry.id === openId);
  const scroll = useRef(scrollTo);
  useEffect(() => {
    scroll.current = scrollTo;
  });
  const listed = openAt !== -1;
  useEffect(() => {
    if (listed) scroll.current(openAt);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- rows that come in above it do not pull the list along
  }, [openId, listed, height]);

  const followed = useRef(0);
  useEffect(() => {
    if (!entered || entered === followed.current || firstId === undefined) return;
    followed.current = entered;
    wanted.current = firstId;
    scroll.current(0);
    grid.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(firstId)}"]`)?.focus({ preventScroll: true });
  }, [entered, firstId]);

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
