import { t } from "@lingui/core/macro";
import type { components } from "@/platform/api";

type Schemas = components["schemas"];
export type CustomField = Schemas["CustomFieldBody"];
export type CustomKind = CustomField["kind"];
export type CustomKey = `custom_field_${string}`;

/** Where a custom field stands in the four columns of its section, and what is asked of it. */
export type Place = Required<Schemas["Placed"]>;
export type PlacedField = Omit<Place, "field"> & { field: CustomField };

export const COLUMNS = 4;

export const isCustom = (name: string): name is CustomKey => name.startsWith("custom_field_");
export const keyOf = (field: Pick<CustomField, "id">): CustomKey => `custom_field_${field.id}`;

/** In the order in which administrators are offered them. */
export const KINDS: readonly CustomKind[] = [
  "text", "rich_text", "number", "date", "datetime", "checkbox", "single_select", "multi_select", "person", "people", "tool_user", "company", "location", "files", "read_only",
];

export const isSelect = (kind: CustomKind): boolean => kind === "single_select" || kind === "multi_select";

export function kindWord(kind: CustomKind): string {
  switch (kind) {
    case "text":
      return t`Short text`;
    case "rich_text":
      return t`Long text`;
    case "number":
      return t`Figure`;
    case "date":
      return t`Day`;
    case "datetime":
      return t`Day and time`;
    case "checkbox":
      return t`Tick`;
    case "single_select":
      return t`Choice of one`;
    case "multi_select":
      return t`Choice of several`;
    case "person":
      return t`Person of the project`;
    case "people":
      return t`People of the project`;
    case "tool_user":
      return t`Person who may read the type`;
    case "company":
      return t`Company of the project`;
    case "location":
      return t`Location`;
    case "files":
      return t`Files`;
    case "read_only":
      return t`Fixed text`;
  }
}

/** The server leaves out what is as ever. */
export const wholePlace = ({ field, rule = "optional", row = 1, column = 1, width = 1 }: Schemas["Placed"]): Place => ({ field, rule, row, column, width });

/** The custom fields of a form, in order; archived ones are asked of nobody. */
export function placedIn(section: { custom?: readonly Schemas["Placed"][] }, fields: readonly CustomField[]): PlacedField[] {
  const byId = new Map(fields.map((field) => [field.id, field]));
  return (section.custom ?? [])
    .map(wholePlace)
    .sort((a, b) => a.row - b.row || a.column - b.column)
    .flatMap(({ field, ...place }) => {
      const known = byId.get(field);
      return known && place.rule !== "hidden" ? [{ ...place, field: known }] : [];
    });
}
