import { useEffect, useState } from "react";

const REST = 180;

export type Search<T> = (text: string, signal: AbortSignal) => Promise<readonly T[]>;

/** What a search finds for what is typed, asked for after a short rest. Keep `search` stable (useCallback): a new one asks again. */
export function useSought<T>(search: Search<T>, text: string, wanted: boolean) {
  const [last, setLast] = useState<{ search: Search<T>; text: string; found: readonly T[]; failed: boolean }>();
  useEffect(() => {
    if (!wanted) return;
    const stop = new AbortController();
    const settle = (found: readonly T[], failed: boolean) => {
      if (!stop.signal.aborted) setLast({ search, text, found, failed });
    };
    const timer = setTimeout(() => {
      search(text, stop.signal).then((found) => settle(found, false), () => settle([], true));
    }, text ? REST : 0);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [search, text, wanted]);
  return { found: last?.found ?? [], failed: last?.failed ?? false, waiting: wanted && (last?.text !== text || last.search !== search) };
}
