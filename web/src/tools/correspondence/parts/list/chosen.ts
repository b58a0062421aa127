import type { Sort } from "@/ui";
import type { PeopleFilter, Query } from "../../api";

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
/** Whether a location means what lies in it as well: said where it does not. It narrows nothing by itself. */
export const WITHIN = "location_within";
/** What custom fields are to hold, each `field:value`. */
export const CUSTOM = "custom_field";
/** By contract clocks: one that runs, runs out soon, or ran out. */
export const CLOCK = "clock";
const FILTERS: readonly string[] = ["q", ...LISTS, ...TICKS, ...ENDS, CUSTOM, CLOCK];
/** The archive is another place, not a filter of the list. */
export const ARCHIVED = "archived";
const VIEW: readonly string[] = ["sort", "group", ARCHIVED];
const LONGEST_WORDS = 200; // what the server takes

/** Every choice by its key, as it stands in the address; nothing chosen, no key. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

export const DEFAULT_SORT: Sort = { key: "created_at", desc: true };

export const has = (chosen: Chosen, key: string): boolean => (chosen[key]?.length ?? 0) > 0;
export const valuesOf = (chosen: Chosen, key: string): readonly string[] => chosen[key] ?? [];

/** One filter is a list, a tick, or both ends of a range. */
export function activeFilters(chosen: Chosen): string[] {
  const plain = ["q", ...LISTS, ...TICKS, CUSTOM, CLOCK].filter((key) => has(chosen, key));
  return [...plain, ...RANGES.filter((range) => has(chosen, `${range}_from`) || has(chosen, `${range}_to`))];
}

export function without(chosen: Chosen, filter: string): Chosen {
  const gone = [filter, `${filter}_from`, `${filter}_to`, `${filter}_within`];
  return Object.fromEntries(Object.entries(chosen).filter(([key]) => !gone.includes(key)));
}

export function sortOf(chosen: Chosen): Sort {
  const [word] = valuesOf(chosen, "sort");
  if (!word) return DEFAULT_SORT;
  return word.startsWith("-") ? { key: word.slice(1), desc: true } : { key: word, desc: false };
}

export const isArchive = (chosen: Chosen): boolean => valuesOf(chosen, ARCHIVED)[0] === "true";

export const isGrouped = (chosen: Chosen): boolean => valuesOf(chosen, "group")[0] !== "none";

const ALONE: readonly string[] = ["q", ...TICKS, WITHIN, ARCHIVED, CLOCK]; // of these there is one value

/** What may be kept and asked: nothing empty, and no more words than the server takes. */
export function tidy(chosen: Chosen): Chosen {
  const words = (key: string, values: readonly string[]) => (key === "q" ? values.map((text) => [...text].slice(0, LONGEST_WORDS).join("")).filter(Boolean) : values);
  return Object.fromEntries(Object.entries(chosen).map(([key, values]) => [key, words(key, values)] as const).filter(([, values]) => values.length > 0));
}

/** The filters alone, for the counts. */
export function filterQuery(chosen: Chosen): Query {
  const named = [...FILTERS, ARCHIVED, ...(has(chosen, "location") ? [WITHIN] : [])];
  return Object.fromEntries(named.filter((key) => has(chosen, key)).map((key) => [key, ALONE.includes(key) ? valuesOf(chosen, key)[0] : valuesOf(chosen, key)]));
}

export function listQuery(chosen: Chosen, filters: Query): Query {
  const sort = sortOf(chosen);
  return { ...filters, sort: `${sort.desc ? "-" : ""}${sort.key}`, ...(isGrouped(chosen) ? { group: "type" } : {}) };
}

/** Both ends of a span as it is asked for, `from..to`; one value alone is both. */
export function endsOf(span: string): [string, string] {
  const [from = "", to] = span.split("..");
  return [from, to ?? from];
}

export const spanOf = (from: string, to: string): string => (from || to ? `${from}..${to}` : "");

/** Whether the server takes it as a number. */
export const isFigure = (text: string): boolean => /^-?\d{1,15}(\.\d{1,10})?$/.test(text);

/** A comma parts values in the address, so one that is typed is written otherwise there. */
const packed = (value: string): string => value.replaceAll("%", "%25").replaceAll(",", "%2C");
const unpacked = (value: string): string => value.replaceAll("%2C", ",").replaceAll("%25", "%");

export function fromAddress(search: Record<string, unknown>): Chosen {
  const pairs = [...FILTERS, WITHIN, ...VIEW].flatMap((key): [string, string[]][] => {
    const value = search[key];
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return [];
    const text = String(value);
    if (text === "") return [];
    return [[key, key === "q" ? [text] : key === CUSTOM ? text.split(",").map(unpacked) : text.split(",")]];
  });
  return tidy(Object.fromEntries(pairs));
}

const YES_NO = new Map([["true", true], ["false", false]]);

export const toAddress = (chosen: Chosen): Record<string, string | boolean | undefined> =>
  Object.fromEntries([...FILTERS, WITHIN, ...VIEW].map((key) => {
    const values = valuesOf(chosen, key);
    const text = (key === CUSTOM ? values.map(packed) : values).join(",");
    return [key, YES_NO.get(text) ?? (text || undefined)];
  }));

export const isChosen = (value: unknown): value is Chosen => typeof value === "object" && value !== null && Object.values(value).every(Array.isArray);

export const isView = (key: string): boolean => VIEW.includes(key);
