import { useQuery } from "@tanstack/react-query";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { RichDoc } from "@/kernel/richtext";
import { useProject } from "@/platform/session";
import { FileStrip, formatDay, Moment, PeopleNames, RichText } from "@/ui";
import { fileLinks, type Item } from "../../api";
import { peopleOf, referenceQueries } from "../../state";
import { treeOf } from "../list/useOptions";
import { Fixed } from "./CustomCells";
import styles from "./custom.module.css";
import { isOfPeople } from "./entries";
import { type CustomField, keyOf, type PlacedField } from "./kinds";
import { placeStyle } from "./place";

/** A figure as it is written here: 12,500 or 12.5, and never 123.0. */
export function useFigure(): (value: string) => string {
  const { i18n } = useLingui();
  const format = new Intl.NumberFormat(i18n.locale === "pseudo" ? "en" : i18n.locale, { maximumFractionDigits: 10 });
  return (value) => format.format(value as unknown as number); // exact for decimal text, which its type does not know
}

function Location({ id, item }: { id: string; item: Item }) {
  const project = useProject();
  const { data } = useQuery({ ...referenceQueries.location(project.id), retry: false });
  return <>{treeOf(data?.items ?? []).find((option) => option.value === id)?.path ?? item.cards[id]?.title}</>;
}

function useValue(item: Item): (field: CustomField) => ReactNode {
  const { t, i18n } = useLingui();
  const project = useProject();
  const figure = useFigure();
  return (field) => {
    const value = item.custom_fields[keyOf(field)];
    if (value === undefined || value === null) return null;
    const text = typeof value === "string" ? value : "";
    const several = (Array.isArray(value) ? value : [value]) as string[]; // ids, by the kind
    if (isOfPeople(field.kind)) return <PeopleNames people={peopleOf(item.people, several)} />;
    switch (field.kind) {
      case "checkbox":
        return value === true ? t`Yes` : t`No`;
      case "number":
        return figure(text);
      case "date":
        return <time dateTime={text}>{formatDay(i18n.locale, text)}</time>;
      case "datetime":
        return <Moment whole at={text} timeZone={project.time_zone} />;
      case "single_select":
      case "multi_select":
        return field.options.filter((one) => several.includes(one.id)).map((one) => one.label).join(", ");
      case "company":
        return several.map((id) => item.cards[id]?.title).join(", ");
      case "location":
        return several.map((id) => <Location key={id} id={id} item={item} />);
      case "rich_text":
        return <RichText doc={value as RichDoc} look="brief" />;
      case "files":
        return <FileStrip files={several.flatMap((id) => item.custom_files[id] ?? []).map((file) => ({ ...file, ...fileLinks(project.id, file) }))} />;
      default:
        return text;
    }
  };
}

/** The custom fields of a section as they were filled in, in the places of the form. */
export function CustomFacts({ item, placed, label }: { item: Item; placed: readonly PlacedField[]; label: string }) {
  const valueOf = useValue(item);
  const shown = placed.filter(({ field }) => !field.archived || item.custom_fields[keyOf(field)] !== undefined);
  const fixed = shown.filter(({ field }) => field.kind === "read_only");
  const facts = shown.filter(({ field }) => field.kind !== "read_only");
  if (shown.length === 0) return null;
  return (
    <div className={styles.facts}>
      {facts.length > 0 && (
        <dl className={styles.grid} aria-label={label}>
          {facts.map((one) => (
            <div key={one.field.id} className={styles.fact} style={placeStyle(one)}>
              <dt>{one.field.name}</dt>
              <dd>{valueOf(one.field) || <span className={styles.blank}>–</span>}</dd>
            </div>
          ))}
        </dl>
      )}
      {fixed.map(({ field }) => <Fixed key={field.id} field={field} />)}
    </div>
  );
}
