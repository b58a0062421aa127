import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { plainText, type RichDoc } from "@/kernel/richtext";
import { formatDay, PressButton, Sheet } from "@/ui";
import { useTypes } from "../../state";
import type { Entry } from "../custom/entries";
import { type CustomKey, isCustom } from "../custom/kinds";
import { impactWord } from "../words";
import styles from "./form.module.css";
import type { Merge } from "./useMerge";
import { labelOf, type Values } from "./values";

const LONGEST = 240;

/** A field's value in few words, for comparing. */
function useShown(): (values: Values, name: keyof Values) => string {
  const { t, i18n } = useLingui();
  const types = useTypes();
  const labels = new Map(types.list.flatMap((type) => type.fieldset?.custom_fields ?? []).flatMap((field) => field.options.map((option) => [option.id, option.label] as const)));
  return (values, name) => {
    const field = values[name];
    const value = isCustom(name) ? values[name]?.value : (field as Exclude<Values[keyof Values], Entry>);
    if (value === undefined) return "–";
    if (typeof value === "boolean") return value ? t`yes` : t`no`;
    if ((name === "due_on" || values[name as CustomKey]?.kind === "date") && typeof value === "string" && value) return formatDay(i18n.locale, value);
    if (typeof value === "string") return value || "–";
    if (Array.isArray(value)) return value.map((one: string | { name: string }) => (typeof one === "string" ? (labels.get(one) ?? "…") : one.name)).join(", ") || "–";
    if ("status" in value) return [value.status && impactWord(value.status), "days" in value ? value.days : value.amount].filter(Boolean).join(": ") || "–";
    const text = plainText(value as RichDoc); // the lists are said above
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text || "–";
  };
}

/** The same field was changed twice: each is shown, one is chosen, nothing typed is lost before. */
export function Conflict({ merge, mine }: { merge: Merge; mine: Values }) {
  const { t } = useLingui();
  const shown = useShown();
  const [kept, setKept] = useState<ReadonlySet<keyof Values>>(new Set(merge.clashes));
  const { by } = merge;
  const choose = (name: keyof Values, own: boolean) => {
    const next = new Set(kept);
    if (own) next.add(name);
    else next.delete(name);
    setKept(next);
  };
  return (
    <Sheet title={by ? t`${by} changed this while you were writing` : t`Somebody changed this while you were writing`} role="alert">
      <table className={styles.conflict}>
        <thead>
          <tr><th scope="col"><Trans>Field</Trans></th><th scope="col"><Trans>Theirs</Trans></th><th scope="col"><Trans>Yours</Trans></th></tr>
        </thead>
        <tbody>
          {merge.clashes.map((name) => (
            <tr key={name}>
              <th scope="row">{labelOf(mine, name)}</th>
              <td>
                <label className={styles.choice}><input type="radio" name={`theirs-${name}`} checked={!kept.has(name)} onChange={() => choose(name, false)} />{shown(merge.theirs, name)}</label>
              </td>
              <td>
                <label className={styles.choice}><input type="radio" name={`theirs-${name}`} checked={kept.has(name)} onChange={() => choose(name, true)} />{shown(mine, name)}</label>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.conflictFoot}>
        <PressButton kind="primary" onPress={() => merge.settle([...kept])}><Trans>Go on with these</Trans></PressButton>
      </div>
    </Sheet>
  );
}
