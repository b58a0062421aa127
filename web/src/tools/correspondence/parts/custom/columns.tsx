import { useQuery } from "@tanstack/react-query";
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { useProject } from "@/platform/session";
import { type Column, formatDay, Moment, PeopleNames } from "@/ui";
import type { Line, People } from "../../api";
import { companiesHereQuery, peopleOf, referenceQueries, type TypesHere } from "../../state";
import { treeOf } from "../list/useOptions";
import { useFigure } from "./CustomFacts";
import { isOfPeople } from "./entries";
import { type CustomField, keyOf } from "./kinds";

/** The custom fields of the forms here, each once, by name. */
export function fieldsOf(types: TypesHere): CustomField[] {
  const all = types.list.flatMap((type) => type.fieldset?.custom_fields ?? []).filter((field) => field.kind !== "read_only");
  return [...new Map(all.map((field) => [field.id, field])).values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Their columns in a list of letters; none is shown until somebody chooses it. */
export function useCustomColumns(people: People, types: TypesHere, timeZone: string): Column<Line>[] {
  const { t, i18n } = useLingui();
  const { id } = useProject();
  const figure = useFigure();
  const fields = useMemo(() => fieldsOf(types), [types]);
  const has = (kind: CustomField["kind"]) => fields.some((field) => field.kind === kind);
  const places = useQuery({ ...referenceQueries.location(id), retry: false, enabled: has("location") }).data;
  const firms = useQuery({ ...companiesHereQuery(id), retry: false, enabled: has("company") }).data;
  const { locale } = i18n;
  return useMemo(() => {
    const names = new Map([...treeOf(places?.items ?? []).map((one) => [one.value, one.path ?? one.label] as const), ...(firms?.items ?? []).map(({ company }) => [company.id, company.name] as const)]);
    const cell = (field: CustomField, line: Line) => {
      const value = line.custom_fields[keyOf(field)];
      if (value === undefined || value === null) return "–";
      const text = typeof value === "string" ? value : "";
      const several = (Array.isArray(value) ? value : [value]) as string[]; // ids, by the kind
      if (isOfPeople(field.kind)) return <PeopleNames people={peopleOf(people, several)} most={2} />;
      switch (field.kind) {
        case "checkbox":
          return value === true ? t`Yes` : t`No`;
        case "number":
          return figure(text);
        case "date":
          return formatDay(locale, text);
        case "datetime":
          return <Moment at={text} timeZone={timeZone} />;
        case "single_select":
        case "multi_select":
          return field.options.filter((one) => several.includes(one.id)).map((one) => one.label).join(", ");
        case "company":
        case "location":
          return several.map((one) => names.get(one) ?? "–").join(", ");
        case "files":
          return several.length;
        default:
          return text;
      }
    };
    return fields.map((field): Column<Line> => ({
      key: keyOf(field),
      title: field.name,
      width: field.kind === "rich_text" ? 240 : 148,
      passing: true,
      ...(field.kind === "number" || field.kind === "files" ? { align: "end" } : {}),
      cell: (line) => cell(field, line),
    }));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `figure` is new on every render and depends on the locale alone
  }, [fields, people, places, firms, timeZone, locale, t]);
}
