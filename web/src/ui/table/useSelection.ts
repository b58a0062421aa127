import { useCallback, useMemo, useState } from "react";

export interface Selection {
  ids: ReadonlySet<string>;
  has: (id: string) => boolean;
  toggle: (id: string) => void;
  /** Everything between the last touched one and this one. */
  extend: (id: string, order: readonly string[]) => void;
  set: (ids: Iterable<string>) => void;
  clear: () => void;
}

export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<string>();

  const toggle = useCallback((id: string) => {
    setAnchor(id);
    setIds((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const extend = useCallback(
    (id: string, order: readonly string[]) => {
      const from = anchor === undefined ? -1 : order.indexOf(anchor);
      const to = order.indexOf(id);
      if (from === -1 || to === -1) return toggle(id);
      const [low, high] = from < to ? [from, to] : [to, from];
      setIds((before) => new Set([...before, ...order.slice(low, high + 1)]));
    },
    [anchor, toggle],
  );
  const set = useCallback((next: Iterable<string>) => setIds(new Set(next)), []);
  const clear = useCallback(() => setIds(new Set()), []);
  return useMemo(() => ({ ids, has: (id) => ids.has(id), toggle, extend, set, clear }), [ids, toggle, extend, set, clear]);
}
