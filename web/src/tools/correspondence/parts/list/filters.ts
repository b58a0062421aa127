import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useAddress, useParam } from "@/platform/address";
import { useKept } from "@/platform/kept";
import { saveLater } from "@/platform/later";
import { meQuery, useMe, useProject } from "@/platform/session";
import { neighbours } from "../../api";
import { activeFilters, type Chosen, fromAddress, isChosen, isView, tidy, toAddress } from "./chosen";

const SETTLED = 1_000;

/** Remembered on this device at once, and with the person's settings for the others. Through somebody's eyes one sees theirs, and keeps nothing. */
function useSticky(project: string): [Chosen, (chosen: Chosen) => void] {
  const key = `correspondence.${project}`;
  const [here, keepHere] = useKept<Chosen | null>(key, null);
  const { settings, viewing } = useMe();
  const kept = settings?.lists?.[key];
  const queries = useQueryClient();
  const keep = (chosen: Chosen) => {
    if (viewing) return;
    keepHere(chosen);
    saveLater(key, SETTLED, async () => {
      await neighbours.saveLists({ [key]: chosen });
      queries.setQueryData(meQuery.queryKey, (me) => me && { ...me, settings: { ...me.settings, lists: { ...me.settings.lists, [key]: chosen } } });
    });
  };
  return [tidy((viewing ? null : here) ?? (isChosen(kept) ? kept : {})), keep];
}

export interface ListState {
  chosen: Chosen;
  change: (patch: Chosen) => void;
  /** Everything that was chosen gives way to this. */
  replace: (chosen: Chosen) => void;
  clear: () => void;
  active: string[];
}

/**
 * While the list stands alone its filters are in the address, and an address with filters wins.
 * Beside an open item the address is the item's own, and the list keeps what it had.
 */
export function useListState(): ListState {
  const project = useProject();
  const atList = useParam("item") === "";
  const [search, setSearch] = useAddress<Record<string, unknown>>({});
  const [sticky, keep] = useSticky(project.id);
  const address = atList ? fromAddress(search) : {};
  const named = Object.keys(address).length > 0;
  const seen = atList ? JSON.stringify(address) : "";
  const [known, setKnown] = useState(seen);
  const [chosen, setChosen] = useState<Chosen>(() => (named ? address : sticky));
  if (known !== seen) {
    setKnown(seen);
    if (named) setChosen(address);
  }
  const silent = atList && !named && Object.keys(chosen).length > 0;
  useEffect(() => {
    if (silent) setSearch(toAddress(chosen));
  }, [silent, chosen, setSearch]);

  return useMemo(() => {
    const put = (next: Chosen) => {
      const neat = tidy(next);
      setChosen(neat);
      keep(neat);
      if (atList) setSearch(toAddress(neat));
    };
    return {
      chosen,
      change: (patch: Chosen) => put({ ...chosen, ...patch }),
      replace: put,
      clear: () => put(Object.fromEntries(Object.entries(chosen).filter(([key]) => isView(key)))),
      active: activeFilters(chosen),
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `keep` is new on every render and reads nothing that changes
  }, [chosen, atList, setSearch]);
}
