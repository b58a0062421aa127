import type { PersonChoice } from "@/kernel/people";
import { EMPTY_DOC, isBlank, type RichDoc } from "@/kernel/richtext";
import type { FileLine, Item } from "../../api";
import { peopleOf } from "../../state";
import type { CustomField, CustomKey, CustomKind } from "./kinds";
import { keyOf } from "./kinds";

/** What a form holds in a custom field; it says itself what it is, so that a kept draft can be read without its form. */
export interface Entry {
  kind: CustomKind;
  label: string;
  value: boolean | string | readonly string[] | readonly PersonChoice[] | readonly FileLine[] | RichDoc;
  /** Files on their way. */
  pending?: number;
}

export type Entries = Record<CustomKey, Entry>;

const OF_PEOPLE: readonly CustomKind[] = ["person", "people", "tool_user"];
const SINGLE: readonly CustomKind[] = ["single_select", "location", "company", "person", "tool_user"];

export const isSingle = (kind: CustomKind): boolean => SINGLE.includes(kind);
export const isOfPeople = (kind: CustomKind): boolean => OF_PEOPLE.includes(kind);

function blank(kind: CustomKind): Entry["value"] {
  switch (kind) {
    case "checkbox":
      return false;
    case "rich_text":
      return EMPTY_DOC;
    case "text":
    case "number":
    case "date":
    case "datetime":
      return "";
    default:
      return [];
  }
}

/** "2026-07-01T10:30" on the clock of the site. */
export function siteMoment(at: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).formatToParts(new Date(at));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/** A value as the server tells it, as the form holds it. */
function held(field: CustomField, value: unknown, item: Pick<Item, "people" | "custom_files">, timeZone: string): Entry["value"] {
  if (value === undefined || value === null) return blank(field.kind);
  const several = (Array.isArray(value) ? value : [value]) as string[]; // ids, by the kind
  if (isOfPeople(field.kind)) return peopleOf(item.people, several);
  switch (field.kind) {
    case "files":
      return several.flatMap((id) => item.custom_files[id] ?? []);
    case "single_select":
    case "multi_select":
    case "location":
    case "company":
      return several;
    case "datetime":
      return typeof value === "string" ? siteMoment(value, timeZone) : "";
    default:
      return value as Entry["value"]; // as it was sent
  }
}

/** What a form begins with: the fields that it asks for, filled with what the item holds. */
export function entriesOf(fields: readonly CustomField[], item: Pick<Item, "people" | "custom_files" | "custom_fields"> | undefined, timeZone: string): Entries {
  const asked = fields.filter((field) => !field.archived && field.kind !== "read_only");
  return Object.fromEntries(
    asked.map((field) => [keyOf(field), { kind: field.kind, label: field.name, value: item ? held(field, item.custom_fields[keyOf(field)], item, timeZone) : blank(field.kind) }]),
  );
}

/** What a kept draft holds, in the fields that the form has now: others went, or came. */
export function fitted<T extends object>(kept: T, blanks: T): T {
  const custom = Object.fromEntries(
    Object.entries(blanks).filter(([name]) => name.startsWith("custom_field_")).map(([name, entry]: [string, Entry]) => {
      const before = (kept as Record<string, Entry | undefined>)[name];
      return [name, before?.kind === entry.kind ? { ...entry, value: before.value } : entry];
    }),
  );
  const others = Object.fromEntries(Object.entries(kept).filter(([name]) => !name.startsWith("custom_field_")));
  return { ...others, ...custom } as T;
}

/** The value as the server takes it; null for nothing. */
export function sentEntry({ kind, value }: Entry): unknown {
  if (kind === "checkbox") return value;
  if (kind === "rich_text") return isBlank(value as RichDoc) ? null : value;
  if (typeof value === "string") return value.trim() === "" ? null : value;
  const ids = (value as readonly (string | { id: string })[]).map((one) => (typeof one === "string" ? one : one.id));
  if (ids.length === 0) return null;
  return isSingle(kind) ? ids[0] : ids;
}

/** Nothing was filled in; a tick that is asked for has to be made. */
export function isEmptyEntry(entry: Entry): boolean {
  const sent = sentEntry(entry);
  return sent === null || sent === false;
}
