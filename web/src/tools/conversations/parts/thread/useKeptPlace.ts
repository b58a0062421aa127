import type { Virtualizer } from "@tanstack/react-virtual";
import { useEffect } from "react";

/**
 * What is above keeps what is in sight where it is, whichever way one scrolls: a row that was estimated, a day that
 * stands elsewhere once older messages came before it, a picture that has arrived.
 */
export function useKeptPlace(virtual: Virtualizer<HTMLDivElement, Element>): void {
  useEffect(() => {
    const measured = new Set<unknown>();
    // eslint-disable-next-line react-hooks/immutability -- the virtualizer is told so in no other way
    virtual.shouldAdjustScrollPositionOnItemSizeChange = (item, _, { scrollOffset }) => {
      const isFirst = !measured.has(item.key);
      measured.add(item.key);
      const top = scrollOffset ?? 0;
      return isFirst ? item.start < top : item.end <= top;
    };
  }, [virtual]);
}
