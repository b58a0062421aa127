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

/** A list stays under the item that is open beside it, and names the screen again once that is closed. */
const under = { list: undefined as PageInfo | undefined, page: undefined as PageInfo | undefined };

function publish() {
  const next = under.page ?? under.list;
  if (!next || next === current) return;
  current = next;
  document.title = [next.title, "Sitepost"].filter(Boolean).join(" · ");
  listeners.forEach((tell) => tell());
}

export function usePageTitle(title: string, crumbs: Crumb[] = [], inPage = false): void {
  const trail = JSON.stringify(crumbs);
  useEffect(() => {
    const place = inPage ? "page" : "list";
    const own = { title, crumbs: JSON.parse(trail) as Crumb[], inPage };
    under[place] = own;
    publish();
    return () => {
      if (under[place] === own) under[place] = undefined;
      publish();
    };
  }, [title, trail, inPage]);
}
