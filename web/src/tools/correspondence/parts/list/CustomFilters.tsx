import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { ChoiceField, OptionPicker } from "@/ui";
import { useTypes } from "../../state";
import { fieldsOf } from "../custom/columns";
import { isOfPeople } from "../custom/entries";
import type { CustomField } from "../custom/kinds";
import { type Chosen, CUSTOM, valuesOf } from "./chosen";
import { PeopleFilterField, SpanFilter, WordsFilter } from "./CustomFilterFields";
import type { Options } from "./useOptions";

interface CustomFiltersProps {
  chosen: Chosen;
  options: Options;
  onChange: (patch: Chosen) => void;
}

/** Filters by what the company's own fields hold, each as `field:value`; files are counted and not sought. */
export function CustomFilters({ chosen, options, onChange }: CustomFiltersProps) {
  const types = useTypes();
  const fields = useMemo(() => fieldsOf(types).filter((field) => field.kind !== "files"), [types]);
  const all = valuesOf(chosen, CUSTOM);
  return fields.map((field) => {
    const of = `${field.id}:`;
    const held = all.filter((one) => one.startsWith(of)).map((one) => one.slice(of.length));
    const set = (values: readonly string[]) => onChange({ [CUSTOM]: [...all.filter((one) => !one.startsWith(of)), ...values.map((value) => of + value)] });
    return <CustomFilter key={field.id} field={field} held={held} options={options} onChange={set} />;
  });
}

interface CustomFilterProps {
  field: CustomField;
  held: readonly string[];
  options: Options;
  onChange: (values: readonly string[]) => void;
}

function CustomFilter({ field, held, options, onChange }: CustomFilterProps) {
  const { t } = useLingui();
  const one = (value: string) => onChange(value ? [value] : []);
  const pick = { label: field.name, placeholder: t`Any`, value: held, onChange };
  if (isOfPeople(field.kind)) return <PeopleFilterField label={field.name} held={held} onChange={onChange} />;
  switch (field.kind) {
    case "checkbox":
      return <ChoiceField label={field.name} empty={t`Any`} options={[{ value: "true", label: t`Ticked` }, { value: "false", label: t`Not ticked` }]} value={held[0] ?? ""} onChange={one} />;
    case "number":
    case "date":
    case "datetime":
      return <SpanFilter label={field.name} figures={field.kind === "number"} span={held[0] ?? ""} onChange={one} />;
    case "location":
      return <OptionPicker {...pick} options={options.lists.location} />;
    case "company":
      return <OptionPicker {...pick} options={options.lists.company} />;
    case "single_select":
    case "multi_select":
      return <OptionPicker {...pick} options={field.options.map(({ id, label }) => ({ value: id, label }))} />;
    default:
      return <WordsFilter label={field.name} words={held[0] ?? ""} onChange={one} />;
  }
}
