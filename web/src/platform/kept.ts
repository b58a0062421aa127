import { useCallback, useState } from "react";

/** A small choice that outlives the visit: columns of a list, width of a panel. */
export function useKept<T>(key: string, initial: T): [T, (next: T) => void] {
  const name = `sitepost.kept.${key}`;
  const [value, setValue] = useState<T>(() => {
    try {
      const kept = localStorage.getItem(name);
      return kept === null ? initial : (JSON.parse(kept) as T); // written below
    } catch {
      return initial;
    }
  });
  const keep = useCallback(
    (next: T) => {
      setValue(next);
      localStorage.setItem(name, JSON.stringify(next));
    },
    [name],
  );
  return [value, keep];
}
