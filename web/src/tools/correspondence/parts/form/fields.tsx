import { NumberInput } from "@mantine/core";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { PersonChoice } from "@/kernel/people";
import { useMaybeProject } from "@/platform/session";
import { ChoiceField, DateField, Field, OptionPicker, PeoplePicker, TextField, type useForm } from "@/ui";
import type { ImpactStatus, TypeHere } from "../../api";
import { CustomCells } from "../custom/CustomCells";
import { type FactField, type FormSection, sectionsOf } from "../sections";
import { fieldWord, impactWord, IMPACTS } from "../words";
import styles from "./form.module.css";
import { type PlaceField, useSources } from "./sources";
import { bodyName, prefixOf, type Rules, type Values } from "./values";

const LONGEST_AMOUNT = 18; // thirteen digits with their commas: beyond fifteen a number is not exact any more

export type LetterForm = ReturnType<typeof useForm<Values>>;

interface CellProps {
  form: LetterForm;
  type: TypeHere;
  rules: Rules;
}

function PlaceCell({ form, field, required }: { form: LetterForm; field: PlaceField; required: boolean }) {
  const { places } = useSources();
  const name = bodyName(field) as "location_id" | "trade_ids" | "cost_code_id" | "spec_section_id";
  const options = places(field, form.values[name]);
  return <OptionPicker {...form.bind(name)} label={fieldWord(field)} required={required} options={options} single={field !== "trades"} />;
}

function ImpactCell({ form, field, required }: { form: LetterForm; field: "schedule_impact" | "cost_impact"; required: boolean }) {
  const { t } = useLingui();
  const currency = useMaybeProject()?.currency ?? ""; // a form that is shaped has no project around it
  const value = form.values[field];
  const isDays = "days" in value;
  const figure = isDays ? value.days : value.amount;
  const set = (patch: { status?: ImpactStatus | ""; figure?: string }) => {
    const status = patch.status ?? value.status;
    const next = patch.figure ?? figure;
    if (field === "schedule_impact") form.set(field, { status, days: next });
    else form.set(field, { status, amount: next });
  };
  return (
    <div className={styles.impact}>
      <ChoiceField
        name={field}
        label={fieldWord(field)}
        required={required}
        error={form.errors[field]}
        value={value.status}
        empty="–"
        options={IMPACTS.map((one) => ({ value: one, label: impactWord(one) }))}
        onChange={(status) => set({ status: status as ImpactStatus | "" })}
      />
      {value.status === "yes_known" && (
        <Field label={isDays ? t`Days` : currency ? t`Amount in ${currency}` : t`Amount`}>
          {(aria) => <NumberInput {...aria} value={figure} maxLength={isDays ? 5 : LONGEST_AMOUNT} min={isDays ? 0 : undefined} allowDecimal={!isDays} decimalScale={isDays ? 0 : 2} thousandSeparator={isDays ? "" : ","} hideControls onChange={(next) => set({ figure: String(next) })} />}
        </Field>
      )}
    </div>
  );
}

/** The next free number unless one is typed; the prefix is the type's, or the one that the item was issued with. */
function NumberCell({ form, type }: Pick<CellProps, "form" | "type">) {
  const { t } = useLingui();
  const { item } = useSources();
  const prefix = item ? prefixOf(item) : type.prefix;
  const room = prefix ? `${prefix.length * 0.5 + 1.25}rem` : undefined;
  return (
    <TextField
      {...form.bind("number")}
      label={fieldWord("number")}
      placeholder={t`next free`}
      leftSection={prefix ? <span className={styles.prefix}>{prefix}-</span> : undefined}
      leftSectionWidth={room}
      styles={{ input: { fontFamily: "var(--mono)", paddingInlineStart: room } }}
    />
  );
}

/** The same places as in read mode, each with its field. */
export function FactFields({ form, type, rules }: CellProps) {
  const { search, groups, remember } = useSources();
  const people = (key: "received_from" | "assignees" | "distribution") => ({
    ...form.bind(key),
    onChange: (chosen: PersonChoice[]) => {
      remember(chosen.filter((person) => !form.values[key].some((one) => one.id === person.id)));
      form.set(key, chosen);
    },
  });
  const cell = (key: FactField): ReactNode => {
    const required = rules.get(bodyName(key)) === "required";
    switch (key) {
      case "received_from":
        return <PeoplePicker {...people(key)} label={fieldWord(key)} required={required} search={search} single strict />;
      case "assignees":
      case "distribution":
        return <PeoplePicker {...people(key)} label={fieldWord(key)} required={required} search={search} groups={groups} strict />;
      case "due_on":
        return <DateField {...form.bind(key)} label={fieldWord(key)} required={required} />;
      case "schedule_impact":
      case "cost_impact":
        return <ImpactCell form={form} field={key} required={required} />;
      default:
        return <PlaceCell form={form} field={key} required={required} />;
    }
  };
  const [first, ...named] = sectionsOf(type);
  const cells = (section: FormSection | undefined) => section?.fields.map((key) => <div key={key} className={styles.cell}>{cell(key)}</div>);
  return (
    <div className={styles.room}>
      <div className={styles.grid}>
        {cells(first)}
        <div className={styles.cell}><NumberCell form={form} type={type} /></div>
      </div>
      <CustomCells form={form} placed={first?.custom ?? []} />
      {named.map((section) => (
        <fieldset key={section.name} className={styles.section}>
          <legend>{section.name}</legend>
          {section.description && <p className={styles.about}>{section.description}</p>}
          {section.fields.length > 0 && <div className={styles.grid}>{cells(section)}</div>}
          <CustomCells form={form} placed={section.custom} />
        </fieldset>
      ))}
    </div>
  );
}
