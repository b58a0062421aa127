import { Trans, useLingui } from "@lingui/react/macro";
import { IconLock } from "@tabler/icons-react";
import { Fragment } from "react";
import { fieldWord } from "../words";
import styles from "./admin.module.css";
import type { FieldLine, FieldRule } from "./api";
import { ruleWord, sectionWord } from "./words";

const RULES: readonly FieldRule[] = ["required", "optional", "hidden"];

export type RuleByKey = Record<string, FieldRule>;

interface FieldRulesProps {
  fields: readonly FieldLine[];
  value: RuleByKey;
  onChange: (rules: RuleByKey) => void;
}

/** Every field of the form: required, optional or hidden. What is fixed is locked. */
export function FieldRules({ fields, value, onChange }: FieldRulesProps) {
  const sections = [...new Set(fields.map((field) => field.section))];
  return (
    <table className={styles.rules}>
      <caption className="seen-by-readers"><Trans>What the form asks</Trans></caption>
      <thead>
        <tr>
          <th scope="col"><span className="seen-by-readers"><Trans>Field</Trans></span></th>
          {RULES.map((rule) => <th key={rule} scope="col" className={styles.rule}>{ruleWord(rule)}</th>)}
        </tr>
      </thead>
      {sections.map((section) => (
        <tbody key={section}>
          <tr><th scope="rowgroup" colSpan={4} className={styles.part}>{sectionWord(section)}</th></tr>
          {fields.filter((field) => field.section === section).map((field) => (
            <FieldRow key={field.key} field={field} rule={value[field.key] ?? field.rule} onRule={(rule) => onChange({ ...value, [field.key]: rule })} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function FieldRow({ field, rule, onRule }: { field: FieldLine; rule: FieldRule; onRule: (rule: FieldRule) => void }) {
  const { t } = useLingui();
  const name = fieldLabel(field);
  if (field.allowed.length === 1) {
    return (
      <tr>
        <th scope="row">{name}</th>
        <td colSpan={3} className={styles.locked}>
          <div className={styles.cell}><span><IconLock size={14} stroke={1.5} aria-hidden />{ruleWord(rule)}, <Trans>always</Trans></span></div>
        </td>
      </tr>
    );
  }
  return (
    <tr>
      <th scope="row">{name}</th>
      {RULES.map((one) => (
        <Fragment key={one}>
          <td className={styles.rule}>
            {field.allowed.includes(one) ? (
              <label className={styles.cell}>
                <span className="seen-by-readers">{name}: {ruleWord(one)}</span>
                <input type="radio" name={`rule-${field.key}`} checked={one === rule} onChange={() => onRule(one)} />
              </label>
            ) : (
              <span className={styles.never} title={t`Not possible`} aria-hidden>·</span>
            )}
          </td>
        </Fragment>
      ))}
    </tr>
  );
}

/** Our word for a field; one that we do not know keeps the server's. */
export function fieldLabel(field: FieldLine): string {
  const word = fieldWord(field.key);
  return word === field.key ? field.label : word;
}
