import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { useAddress, useParam } from "@/platform/address";
import { useKept } from "@/platform/kept";
import { meQuery, useMe, useProject } from "@/platform/session";
import type { Sort } from "@/ui";
import { neighbours, type PeopleFilter, type Query } from "../../api";

/** What may be narrowed by a list of values. */
export const LISTS = ["type", "status", "assignee", "received_from", "created_by", "company", "location"] as const;
export const TICKS = ["overdue", "private"] as const;
export const RANGES = ["due", "created", "updated", "issued", "closed"] as const;
export type ListKey = (typeof LISTS)[number];
/** Those of them that hold people, who are sought on the server. */
export const PEOPLE: readonly PeopleFilter[] = ["assignee", "received_from", "created_by"];
export type TickKey = (typeof TICKS)[number];
export type RangeKey = (typeof RANGES)[number];

const ENDS = RANGES.flatMap((range) => [`${range}_from`, `${range}_to`]);
const FILTERS: readonly string[] = ["q", ...LISTS, ...TICKS, ...ENDS];
const VIEW: readonly string[] = ["sort", "group"];

/** Every choice by its key, as it stands in the address; nothing chosen, no key. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

export const DEFAULT_SORT: Sort = { key: "created_at", desc: true };

export const has = (chosen: Chosen, key: string): boolean => (chosen[key]?.length ?? 0) > 0;
export const valuesOf = (chosen: Chosen, key: string): readonly string[] => chosen[key] ?? [];

/** One filter is a list, a tick, or both ends of a range. */
export function activeFilters(chosen: Chosen): string[] {
  const plain = ["q", ...LISTS, ...TICKS].filter((key) => has(chosen, key));
  return [...plain, ...RANGES.filter((range) => has(chosen, `${range}_from`) || has(chosen, `${range}_to`))];
}

export function without(chosen: Chosen, filter: string): Chosen {
  const gone = [filter, `${filter}_from`, `${filter}_to`];
  return Object.fromEntries(Object.entries(chosen).filter(([key]) => !gone.includes(key)));
}

export function sortOf(chosen: Chosen): Sort {
  const [word] = valuesOf(chosen, "sort");
  if (!word) return DEFAULT_SORT;
  return word.startsWith("-") ? { key: word.slice(1), desc: true } : { key: word, desc: false };
}

export const isGrouped = (chosen: Chosen): boolean => valuesOf(chosen, "group")[0] !== "none";

/** The filters alone, for the counts. */
export function filterQuery(chosen: Chosen): Query {
  return Object.fromEntries(FILTERS.filter((key) => has(chosen, key)).map((key) => [key, key === "q" ? valuesOf(chosen, key)[0] : valuesOf(chosen, key)]));
}

export function listQuery(chosen: Chosen, filters: Query): Query {
  const sort = sortOf(chosen);
  return { ...filters, sort: `${sort.desc ? "-" : ""}${sort.key}`, ...(isGrouped(chosen) ? { group: "type" } : {}) };
}

function fromAddress(search: Record<string, unknown>): Chosen {
  const pairs = [...FILTERS, ...VIEW].flatMap((key): [string, string[]][] => {
    const value = search[key];
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return [];
    const text = String(value);
    return text === "" ? [] : [[key, key === "q" ? [text] : text.split(",")]];
  });
  return Object.fromEntries(pairs);
}

const toAddress = (chosen: Chosen): Record<string, string | true | undefined> =>
  Object.fromEntries([...FILTERS, ...VIEW].map((key) => {
    const text = valuesOf(chosen, key).join(",");
    return [key, text === "true" ? true : text || undefined];
  }));

const isChosen = (value: unknown): value is Chosen => typeof value === "object" && value !== null && Object.values(value).every(Array.isArray);

const SETTLED = 1_000;

/** Remembered on this device at once, and with the person's settings for the others. */
function useSticky(project: string): [Chosen, (chosen: Chosen) => void] {
  const key = `correspondence.${project}`;
  const [here, keepHere] = useKept<Chosen | null>(key, null);
  const kept = useMe().settings?.lists?.[key];
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const keep = (chosen: Chosen) => {
    keepHere(chosen);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      void neighbours.saveLists({ [key]: chosen }).then(
        () => queries.setQueryData(meQuery.queryKey, (me) => me && { ...me, settings: { ...me.settings, lists: { ...me.settings.lists, [key]: chosen } } }),
        () => undefined,
      );
    }, SETTLED);
  };
  return [here ?? (isChosen(kept) ? kept : {}), keep];
}

export interface ListState {
  chosen: Chosen;
  change: (patch: Chosen) => void;
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
      const tidy = Object.fromEntries(Object.entries(next).filter(([, values]) => values.length > 0));
      setChosen(tidy);
      keep(tidy);
      if (atList) setSearch(toAddress(tidy));
    };
    return {
      chosen,
      change: (patch: Chosen) => put({ ...chosen, ...patch }),
      clear: () => put(Object.fromEntries(Object.entries(chosen).filter(([key]) => VIEW.includes(key)))),
      active: activeFilters(chosen),
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `keep` is new on every render and reads nothing that changes
  }, [chosen, atList, setSearch]);
}
