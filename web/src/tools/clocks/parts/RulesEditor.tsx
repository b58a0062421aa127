import { Trans, useLingui } from "@lingui/react/macro";
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { ConflictNote, EmptyState, IconButton, Note, SaveBar, Sheet, TextField, TickField, toast, useForm } from "@/ui";
import type { Rule, Rules, RulesGiven } from "../api";
import styles from "./clocks.module.css";
import type { DayField } from "../state";
import { RulePanel } from "./RulePanel";
import { RuleWords } from "./RuleWords";
import { ShippedSets } from "./ShippedSets";

interface RulesEditorProps {
  held: Rules;
  days: readonly DayField[];
  note: ReactNode;
  load: () => Promise<Rules>;
  save: (body: RulesGiven, over: number) => Promise<Rules>;
}

interface Values {
  rules: Rule[];
  origin: string;
  moves: boolean;
  reason: string;
}

const valuesOf = (held: Rules): Values => ({ rules: held.rules, origin: held.origin, moves: false, reason: "" });

const newRule = (key: string): Rule => ({
  key, clause: "", text: "", trigger: "issued", amount: 2, unit: "weeks", turn: "recipient", effect: "none", outcome: "", date: "", after: "", company: null, stops: ["answer", "closed"], warn: [5, 2],
});

/** The periods of a type, one after the other. */
export function RulesEditor({ held, days, note, load, save }: RulesEditorProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState<number>();
  const [unchecked, setUnchecked] = useState(false);
  const form = useForm<Values>({
    initial: valuesOf(held),
    check: ({ moves, reason }) => ({ reason: moves && !reason.trim() ? t`Say why.` : undefined }),
    submit: async ({ rules, origin, moves, reason }, over = held.version) => {
      const saved = await save({ rules, origin, reason: moves ? reason : null }, over);
      form.reset(valuesOf(saved));
      toast(t`Saved`);
    },
  });
  const { rules } = form.values;
  const may = held.can.includes("set");
  const put = (next: Rule[]) => form.set("rules", next);
  const shift = (place: number, by: number) => put(moved(rules, place, place + by));
  return (
    <form {...form.formProps} className={styles.editor}>
      <Note>{note}</Note>
      <ConflictNote conflict={form.conflict} onTheirs={async () => form.reset(valuesOf(await load()))} onMine={form.overwrite} />
      <Sheet flush>
        {may && <ShippedSets onChoose={(set) => { put(set.rules); form.set("origin", set.key); setUnchecked(!set.checked); }} onAdd={() => { put([...rules, newRule(freshKey(rules))]); setOpen(rules.length); }} />}
        {unchecked && <Note><Trans>No published commentary was found for every period of this set. Compare it with your contract before you save it.</Trans></Note>}
        {rules.length === 0 ? <EmptyState title={<Trans>No periods.</Trans>}><Trans>Take those of a standard form, or add your own.</Trans></EmptyState> : (
          <ol className={styles.rules}>
            {rules.map((rule, place) => {
              const name = rule.clause || t`a period`;
              return (
                <li key={rule.key} className={styles.rule}>
                  <span className={styles.clause}>{rule.clause}</span>
                  <RuleWords rule={rule} rules={rules} error={Object.keys(form.errors).some((field) => field.startsWith(`rules.${place}.`) && form.errors[field])} />
                  {may && (
                    <span className={styles.ruleActs}>
                      <IconButton label={t`Move ${name} up`} blocked={place === 0 ? t`It is the first.` : undefined} onClick={() => shift(place, -1)}><IconArrowUp size={16} stroke={1.5} aria-hidden /></IconButton>
                      <IconButton label={t`Move ${name} down`} blocked={place === rules.length - 1 ? t`It is the last.` : undefined} onClick={() => shift(place, 1)}><IconArrowDown size={16} stroke={1.5} aria-hidden /></IconButton>
                      <IconButton label={t`Edit ${name}`} onClick={() => setOpen(place)}><IconPencil size={16} stroke={1.5} aria-hidden /></IconButton>
                      <IconButton label={t`Remove ${name}`} onClick={() => put(rules.filter((_, at) => at !== place))}><IconTrash size={16} stroke={1.5} aria-hidden /></IconButton>
                    </span>
                  )}
                </li>
              );
            })}
          </ol>
        )}
        {form.dirty && held.version > 0 && (
          <div className={styles.foot}>
            <TickField {...form.bind("moves")} label={<Trans>Move the clocks that run already, too</Trans>} />
            {form.values.moves && <TextField {...form.bind("reason")} label={<Trans>Reason</Trans>} required hint={<Trans>It stands in the record of each item whose clock moves.</Trans>} />}
          </div>
        )}
      </Sheet>
      <SaveBar form={form} save={<Trans>Save</Trans>} onDiscard={() => form.reset(valuesOf(held))} />
      {open !== undefined && rules[open] && (
        <RulePanel
          key={rules[open].key}
          rule={rules[open]}
          others={rules.filter((_, at) => at !== open)}
          days={days}
          errors={ownErrors(form.errors, open)}
          onClose={() => { setOpen(undefined); if (rules[open]?.clause === "") put(rules.filter((_, at) => at !== open)); }}
          onDone={(rule) => { put(rules.map((each, at) => (at === open ? rule : each))); setOpen(undefined); }}
        />
      )}
    </form>
  );
}

function moved(rules: Rule[], from: number, to: number): Rule[] {
  const next = [...rules];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

/** A key that no other rule has; people never see it. */
function freshKey(rules: readonly Rule[]): string {
  const taken = new Set(rules.map((rule) => rule.key));
  let number = rules.length + 1;
  while (taken.has(`own ${number}`)) number += 1;
  return `own ${number}`;
}

function ownErrors(errors: Record<string, string | undefined>, place: number): Record<string, string | undefined> {
  const start = `rules.${place}.`;
  return Object.fromEntries(Object.entries(errors).filter(([field]) => field.startsWith(start)).map(([field, words]) => [field.slice(start.length), words]));
}

