import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { ChoiceField, EditPanel, TextAreaField, TextField, TickField, useForm } from "@/ui";
import type { Effect, Rule, Stop, Trigger, Turn, Unit } from "../api";
import { companiesQuery, type DayField } from "../state";
import styles from "./clocks.module.css";
import { effectWord, stopWord, triggerWord, turnWord, unitWord } from "./words";

const TRIGGERS: Trigger[] = ["issued", "date", "reply", "official_response", "closed", "expiry", "notice"];
const STOPS: Stop[] = ["answer", "linked", "official_response", "closed", "issued"];
const UNITS: Unit[] = ["days", "weeks", "working_days"];
const TURNS: Turn[] = ["recipient", "sender", "company"];
const EFFECTS: Effect[] = ["none", "accepted", "rejected", "barred"];
const FOLLOWS = (trigger: Trigger) => trigger === "expiry" || trigger === "notice";
const NUMBERS = /^\s*(\d{1,2}\s*(,\s*\d{1,2}\s*)*)?$/;

interface RulePanelProps {
  rule: Rule;
  others: readonly Rule[];
  days: readonly DayField[];
  errors: Record<string, string | undefined>;
  onClose: () => void;
  onDone: (rule: Rule) => void;
}

/** One period, to be changed. */
export function RulePanel({ rule, others, days, errors, onClose, onDone }: RulePanelProps) {
  const { t } = useLingui();
  const companies = useQuery({ ...companiesQuery, retry: false });
  const form = useForm({
    initial: { ...rule, outcome: rule.outcome ?? "", date: rule.date ?? "", after: rule.after ?? "", field: rule.field ?? "", company: rule.company ?? "", effect: rule.effect ?? "none", stops: rule.stops ?? [], amount: String(rule.amount), warn: (rule.warn ?? []).join(", ") },
    check: ({ clause, text, amount, trigger, date, after, turn, company, warn }) => ({
      clause: clause.trim() ? undefined : t`Name the clause.`,
      text: text.trim() ? undefined : t`Say in a sentence what is to be done.`,
      amount: /^\d{1,4}$/.test(amount) && Number(amount) >= 1 && Number(amount) <= 1000 ? undefined : t`A whole number from 1 to 1000.`,
      date: trigger === "date" && !date.trim() ? t`Name the day.` : undefined,
      after: FOLLOWS(trigger) && !after ? t`Choose a period.` : undefined,
      company: turn === "company" && !company ? t`Choose a company.` : undefined,
      warn: NUMBERS.test(warn) ? undefined : t`Numbers of working days, such as 5, 2.`,
    }),
    submit: (values) => {
      const warn = values.warn.split(",").map((word) => word.trim()).filter(Boolean).map(Number);
      onDone({ ...values, said: values.text === rule.text ? rule.said : "", said_outcome: values.outcome === rule.outcome ? rule.said_outcome : "", amount: Number(values.amount), field: values.field || null, company: values.company || null, warn });
      return Promise.resolve();
    },
  });
  const { trigger, turn, stops, field } = form.values;
  const known = field && !days.some((each) => each.id === field) ? [...days, { id: field, name: rule.date || field }] : days;
  const { complain } = form;
  useEffect(() => {
    if (Object.keys(errors).length > 0) complain(errors);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what the server refused is shown once, when the panel opens
  }, []);
  const tick = (stop: Stop, on: boolean) => form.set("stops", on ? [...stops, stop] : stops.filter((each) => each !== stop));
  return (
    <EditPanel title={rule.clause || <Trans>New period</Trans>} form={form} save={<Trans>Done</Trans>} onClose={onClose}>
      <TextField {...form.bind("clause")} label={<Trans>Clause</Trans>} placeholder="61.4" required />
      <TextAreaField {...form.bind("text")} label={<Trans>What is to be done, in your own words</Trans>} required />
      <ChoiceField {...form.bind("trigger")} onChange={(next) => form.set("trigger", next as Trigger)} label={<Trans>It starts when</Trans>} options={TRIGGERS.map((each) => ({ value: each, label: triggerWord(each) }))} />
      {trigger === "date" && (known.length > 0 || field) && (
        <ChoiceField
          {...form.bind("field")}
          onChange={(next) => { form.set("field", next); form.set("date", days.find((each) => each.id === next)?.name ?? ""); }}
          label={<Trans>Where the day stands</Trans>}
          empty={t`Somebody says it beside the clocks of the item`}
          options={known.map((each) => ({ value: each.id, label: each.name }))}
          hint={<Trans>From a date field of the form, the period starts and moves as the field is filled in.</Trans>}
        />
      )}
      {trigger === "date" && !field && <TextField {...form.bind("date")} label={<Trans>Name of the day</Trans>} placeholder={t`Became aware on`} required />}
      {FOLLOWS(trigger) && <ChoiceField {...form.bind("after")} label={<Trans>The period that it follows</Trans>} empty={t`Choose…`} options={others.map((each) => ({ value: each.key, label: `${each.clause} ${each.text}` }))} />}
      <div className={styles.pair}>
        <TextField {...form.bind("amount")} label={<Trans>How long</Trans>} inputMode="numeric" required />
        <ChoiceField {...form.bind("unit")} onChange={(next) => form.set("unit", next as Unit)} label={<Trans>Counted in</Trans>} options={UNITS.map((each) => ({ value: each, label: unitWord(each) }))} />
      </div>
      <ChoiceField {...form.bind("turn")} onChange={(next) => form.set("turn", next as Turn)} label={<Trans>Whose turn it is</Trans>} options={TURNS.map((each) => ({ value: each, label: turnWord(each) }))} />
      {turn === "company" && <ChoiceField {...form.bind("company")} label={<Trans>Company</Trans>} empty={t`Choose…`} options={(companies.data?.items ?? []).map((each) => ({ value: each.id, label: each.name }))} />}
      <fieldset className={styles.ticks}>
        <legend><Trans>It stops when</Trans></legend>
        {STOPS.map((each) => <TickField key={each} label={stopWord(each)} value={stops.includes(each)} onChange={(on) => tick(each, on)} />)}
      </fieldset>
      <ChoiceField {...form.bind("effect")} onChange={(next) => form.set("effect", next as Effect)} label={<Trans>When it runs out</Trans>} options={EFFECTS.map((each) => ({ value: each, label: each === "none" ? t`Nothing by itself` : effectWord(each) }))} hint={<Trans>The effect is recorded and shown. The status of the item never changes by itself.</Trans>} />
      <TextField {...form.bind("outcome")} label={<Trans>What that means, in words</Trans>} placeholder={t`Quotation treated as accepted`} />
      <TextField {...form.bind("warn")} label={<Trans>Warn so many working days before</Trans>} placeholder="5, 2" />
    </EditPanel>
  );
}
