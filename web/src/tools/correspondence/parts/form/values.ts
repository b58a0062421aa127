import { dayIn } from "@/kernel/due";
import type { PersonChoice } from "@/kernel/people";
import { docOf, EMPTY_DOC, isBlank, type RichDoc } from "@/kernel/richtext";
import { addWorkdays, type WorkCalendar } from "@/kernel/workdays";
import type { Start } from "@/platform/starts";
import type { FileLine, ImpactStatus, Item, ItemBody, People, Prefill, Rule, TypeHere } from "../../api";
import { peopleOf } from "../../state";
import { entriesOf, type Entry, isEmptyEntry, sentEntry } from "../custom/entries";
import { type CustomKey, isCustom, keyOf } from "../custom/kinds";
import { fieldWord } from "../words";

/** A letter as its form holds it; names are those of the item's body, so that a refusal finds its field. */
export interface Values {
  subject: string;
  number: string;
  private: boolean;
  received_from: PersonChoice[];
  assignees: PersonChoice[];
  distribution: PersonChoice[];
  due_on: string;
  location_id: string[];
  trade_ids: string[];
  cost_code_id: string[];
  spec_section_id: string[];
  schedule_impact: { status: ImpactStatus | ""; days: string };
  cost_impact: { status: ImpactStatus | ""; amount: string };
  description: RichDoc;
  file_ids: FileLine[];
  [custom: CustomKey]: Entry;
}

/** The fieldset's keys, where they differ from the body's names. */
const BODY_NAMES: Record<string, keyof Values> = { location: "location_id", trades: "trade_ids", cost_code: "cost_code_id", spec_section: "spec_section_id", attachments: "file_ids" };
const OPEN_ONLY = new Set(["number", "private", "status", "responses", "sub_job", "schedule_tasks"]);

export const bodyName = (key: string): string => BODY_NAMES[key] ?? key;

export type Rules = ReadonlyMap<string, Rule>;

/** By the body's names. */
export function rulesOf(type: TypeHere): Rules {
  const own = (type.fieldset?.fields ?? []).map((field): [string, Rule] => [bodyName(field.key), field.rule]);
  const archived = new Set(type.fieldset?.custom_fields.filter((field) => field.archived).map((field) => field.id));
  const custom = (type.fieldset?.sections ?? []).flatMap((section) => (section.custom ?? []).map(({ field, rule = "optional" }): [string, Rule] => [keyOf({ id: field }), archived.has(field) ? "optional" : rule]));
  return new Map([...own, ...custom]);
}

export function startValues(type: TypeHere, people: People, timeZone: string, calendar: WorkCalendar | undefined): Values {
  const { due_days: days, default_description: text, default_distribution: distribution } = type.settings;
  const today = dayIn(timeZone, new Date());
  return {
    subject: "",
    number: "",
    private: type.private_by_default,
    received_from: [],
    assignees: [],
    distribution: peopleOf(people, distribution),
    due_on: days === null || !calendar?.working_days ? "" : addWorkdays(today, days, calendar),
    location_id: [],
    trade_ids: [],
    cost_code_id: [],
    spec_section_id: [],
    schedule_impact: { status: "", days: "" },
    cost_impact: { status: "", amount: "" },
    description: text ?? EMPTY_DOC,
    file_ids: [],
    ...entriesOf(type.fieldset?.custom_fields ?? [], undefined, timeZone),
  };
}

/** What a form begins with when the item is made from another thing: only what was copied differs from a blank one. */
export function filledFrom(blank: Values, copied: Prefill, type: TypeHere, timeZone: string): Values {
  const { people } = copied;
  const all: Partial<Values> = {
    subject: copied.subject,
    assignees: peopleOf(people, copied.assignees),
    received_from: peopleOf(people, [copied.received_from]),
    distribution: peopleOf(people, copied.distribution),
    location_id: listed(copied.location_id),
    file_ids: copied.files,
    ...(copied.description ? { description: copied.description } : {}),
  };
  const kept = Object.entries(all).filter(([name]) => copied.fields.includes(name));
  const common = (type.fieldset?.custom_fields ?? []).filter((field) => keyOf(field) in copied.custom_fields);
  return { ...blank, ...Object.fromEntries(kept), ...entriesOf(common, copied, timeZone) };
}

/** What a form begins with when another tool hands over words and files. */
export function startedFrom(blank: Values, start: Pick<Start, "text" | "files">): Values {
  const description = isBlank(blank.description) ? docOf(start.text) : { ...blank.description, content: [...(blank.description.content ?? []), ...(docOf(start.text).content ?? [])] };
  return { ...blank, description, file_ids: [...blank.file_ids, ...start.files] };
}

/** The prefix that an item goes by: issued ones keep theirs when their type gets another. */
export function prefixOf({ number, position }: Pick<Item, "number" | "position">): string {
  return number.endsWith(`-${position}`) ? number.slice(0, -position.length - 1) : "";
}

const listed = (id: string | null) => (id ? [id] : []);

/** Custom fields are those of its type's form here; `timeZone` is the site's. */
export function valuesOfItem(item: Item, type: TypeHere | undefined, timeZone: string): Values {
  const { schedule_impact: schedule, cost_impact: cost } = item;
  return {
    subject: item.subject,
    number: item.position,
    private: item.private,
    received_from: peopleOf(item.people, [item.received_from]),
    assignees: peopleOf(item.people, item.assignees),
    distribution: peopleOf(item.people, item.distribution),
    due_on: item.due_on ?? "",
    location_id: listed(item.location_id),
    trade_ids: item.trade_ids,
    cost_code_id: listed(item.cost_code_id),
    spec_section_id: listed(item.spec_section_id),
    schedule_impact: { status: schedule?.status ?? "", days: schedule?.days?.toString() ?? "" },
    cost_impact: { status: cost?.status ?? "", amount: cost?.amount ?? "" },
    description: item.description.content?.length ? item.description : EMPTY_DOC,
    file_ids: item.files,
    ...entriesOf(type?.fieldset?.custom_fields ?? [], item, timeZone),
  };
}

const ids = (lines: readonly { id: string }[]) => lines.map((line) => line.id);

/** The value of one field as the server takes it. */
function sent(values: Values, name: keyof Values): unknown {
  if (isCustom(name)) return values[name] ? sentEntry(values[name]) : null;
  switch (name) {
    case "received_from":
      return values.received_from[0]?.id ?? null;
    case "assignees":
    case "distribution":
    case "file_ids":
      return ids(values[name]);
    case "location_id":
    case "cost_code_id":
    case "spec_section_id":
      return values[name][0] ?? null;
    case "due_on":
      return values.due_on || null;
    case "schedule_impact": {
      const { status, days } = values.schedule_impact;
      return status ? { status, days: status === "yes_known" && days !== "" ? Number(days) : null } : null;
    }
    case "cost_impact": {
      const { status, amount } = values.cost_impact;
      return status ? { status, amount: status === "yes_known" && amount !== "" ? amount.replace(/[\s,](?=\d{3})/g, "") : null } : null;
    }
    default:
      return values[name];
  }
}

const NAMES: readonly Exclude<keyof Values, CustomKey>[] = [
  "subject", "number", "private", "received_from", "assignees", "distribution", "due_on", "location_id", "trade_ids", "cost_code_id", "spec_section_id",
  "schedule_impact", "cost_impact", "description", "file_ids",
];

const customNames = (...all: Values[]): CustomKey[] => [...new Set(all.flatMap((values) => Object.keys(values).filter(isCustom)))];

/** What people call a field; custom ones by the names that the company gave them. */
export function labelOf(values: Values, name: string): string {
  return isCustom(name) ? (values[name]?.label ?? name) : fieldWord(name);
}

/** Fields whose files are still on their way. */
export const arriving = (values: Values): string[] => customNames(values).filter((name) => values[name]?.pending);

export function changedFields(before: Values, after: Values): (keyof Values)[] {
  return [...NAMES, ...customNames(before, after)].filter((name) => JSON.stringify(sent(before, name)) !== JSON.stringify(sent(after, name)));
}

/** These fields, for the server; hidden ones keep what they hold. */
export function bodyOf(values: Values, names: readonly (keyof Values)[], rules: Rules): Partial<ItemBody> {
  const shown = names.filter((name) => rules.get(name) !== "hidden" && !isCustom(name));
  const custom = names.filter((name) => isCustom(name) && values[name]);
  const own = Object.fromEntries(shown.map((name) => [name, sent(values, name)]));
  return custom.length > 0 ? { ...own, custom_fields: Object.fromEntries(custom.map((name) => [name, sent(values, name)])) } : own;
}

/** For a new item: everything shown, and no number unless one was typed. */
export function newBody(values: Values, rules: Rules): Partial<ItemBody> {
  const filled = customNames(values).filter((name) => sent(values, name) !== null);
  return bodyOf(values, [...NAMES.filter((name) => name !== "number" || values.number.trim() !== ""), ...filled], rules);
}

export function isEmpty(values: Values, name: string): boolean {
  if (isCustom(name)) return values[name] ? isEmptyEntry(values[name]) : false;
  const value = values[name as keyof Values] as Values[Exclude<keyof Values, CustomKey>] | undefined; // asked for fields that a form may not have yet
  if (value === undefined || typeof value === "boolean") return false;
  if (typeof value === "string") return value.trim() === "";
  if (Array.isArray(value)) return value.length === 0;
  if ("status" in value) return value.status === "";
  return isBlank(value);
}

/** Required fields that are empty; asked for on issue, never of a draft. */
export function missing(values: Values, rules: Rules): string[] {
  return [...rules].filter(([name, rule]) => rule === "required" && !OPEN_ONLY.has(name) && isEmpty(values, name)).map(([name]) => name);
}
