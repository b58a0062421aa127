import type { TypeHere } from "../api";
import { type PlacedField, placedIn } from "./custom/kinds";

/** The fields that sections hold, in the order of a form that has none: four to a row. */
export const FACT_FIELDS = ["received_from", "assignees", "distribution", "due_on", "location", "trades", "cost_code", "spec_section", "schedule_impact", "cost_impact"] as const;
export type FactField = (typeof FACT_FIELDS)[number];

export interface FormSection {
  /** Empty for the beginning of the form. */
  name: string;
  description: string;
  fields: readonly FactField[];
  /** The custom fields below them, in their grid. */
  custom: readonly PlacedField[];
}

export const isFact = (key: string): key is FactField => (FACT_FIELDS as readonly string[]).includes(key);

/** The parts of a type's form in order, read and written alike; hidden fields are out, and so are sections without a field. */
export function sectionsOf(type: Pick<TypeHere, "fieldset"> | undefined): FormSection[] {
  const form = type?.fieldset;
  if (!form) return [{ name: "", description: "", fields: FACT_FIELDS, custom: [] }];
  const rules = new Map(form.fields.map((field) => [field.key, field.rule]));
  return form.sections
    .map((section) => ({ name: section.name, description: section.description, fields: section.fields.filter(isFact).filter((key) => rules.get(key) !== "hidden"), custom: placedIn(section, form.custom_fields) }))
    .filter((section) => section.name === "" || section.fields.length > 0 || section.custom.length > 0);
}
