import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { ChoiceField, OptionPicker } from "@/ui";
import { useTypes } from "../../state";
import { fieldsOf } from "../custom/columns";
import { isSelect } from "../custom/kinds";
import { type Chosen, CUSTOM, valuesOf } from "./chosen";

/** Filters by what the company's own fields hold: choices and ticks, each as `field:value`. */
export function CustomFilters({ chosen, onChange }: { chosen: Chosen; onChange: (patch: Chosen) => void }) {
  const { t } = useLingui();
  const types = useTypes();
  const fields = useMemo(() => fieldsOf(types).filter((field) => isSelect(field.kind) || field.kind === "checkbox"), [types]);
  const all = valuesOf(chosen, CUSTOM);
  return fields.map((field) => {
    const of = `${field.id}:`;
    const held = all.filter((one) => one.startsWith(of)).map((one) => one.slice(of.length));
    const set = (values: readonly string[]) => onChange({ [CUSTOM]: [...all.filter((one) => !one.startsWith(of)), ...values.map((value) => of + value)] });
    if (field.kind === "checkbox") {
      const options = [{ value: "true", label: t`Ticked` }, { value: "false", label: t`Not ticked` }];
      return <ChoiceField key={field.id} label={field.name} empty={t`Any`} options={options} value={held[0] ?? ""} onChange={(value) => set(value ? [value] : [])} />;
    }
    return <OptionPicker key={field.id} label={field.name} placeholder={t`Any`} options={field.options.map((one) => ({ value: one.id, label: one.label }))} value={held} onChange={set} />;
  });
}
