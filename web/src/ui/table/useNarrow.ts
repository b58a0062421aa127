import { type RefObject, useLayoutEffect, useState } from "react";

const LIMIT = 560;

/** Beside an open item and on phones a list is too narrow for columns. */
export function useNarrow(element: RefObject<HTMLElement | null>): boolean {
  const [narrow, setNarrow] = useState(() => innerWidth < LIMIT);
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return;
    const watcher = new ResizeObserver(([entry]) => entry && setNarrow(entry.contentRect.width < LIMIT));
    watcher.observe(node);
    return () => watcher.disconnect();
  });
  return narrow;
}
