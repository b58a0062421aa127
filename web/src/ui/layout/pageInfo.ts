import { useEffect, useSyncExternalStore } from "react";

export interface Crumb {
  label: string;
  to?: string;
}

export interface PageInfo {
  title: string;
  crumbs: Crumb[];
  /** The page itself shows its title, too. */
  inPage: boolean;
}

let current: PageInfo = { title: "", crumbs: [], inPage: false };
const listeners = new Set<() => void>();

function subscribe(tell: () => void) {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** What the open page calls itself; the top bar shows it. */
export function usePageInfo(): PageInfo {
  return useSyncExternalStore(subscribe, () => current);
}

export function usePageTitle(title: string, crumbs: Crumb[] = [], inPage = false): void {
  const trail = JSON.stringify(crumbs);
  useEffect(() => {
    current = { title, crumbs: JSON.parse(trail) as Crumb[], inPage };
    document.title = [title, "Sitepost"].filter(Boolean).join(" · ");
    listeners.forEach((tell) => tell());
  }, [title, trail, inPage]);
}
