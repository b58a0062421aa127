import { Trans, useLingui } from "@lingui/react/macro";
import { IconLock } from "@tabler/icons-react";
import { fieldWord } from "../words";
import styles from "./admin.module.css";
import type { FieldLine, FieldRule } from "./api";
import { ruleWord } from "./words";

export const RULES: readonly FieldRule[] = ["required", "optional", "hidden"];

export type RuleByKey = Record<string, FieldRule>;

interface RuleCellsProps {
  field: FieldLine;
  rule: FieldRule;
  onRule: (rule: FieldRule) => void;
}

/** Required, optional or hidden, a cell each; what is fixed is locked. */
export function RuleCells({ field, rule, onRule }: RuleCellsProps) {
  const { t } = useLingui();
  const name = fieldLabel(field);
  if (field.allowed.length === 1) {
    return (
      <td colSpan={RULES.length} className={styles.locked}>
        <div className={styles.cell}><span><IconLock size={14} stroke={1.5} aria-hidden />{ruleWord(rule)}, <Trans>always</Trans></span></div>
      </td>
    );
  }
  return RULES.map((one) => (
    <td key={one} className={styles.rule}>
      {field.allowed.includes(one) ? (
        <label className={styles.cell}>
          <span className="seen-by-readers">{name}: {ruleWord(one)}</span>
          <input type="radio" name={`rule-${field.key}`} checked={one === rule} onChange={() => onRule(one)} />
        </label>
      ) : (
        <span className={styles.never} title={t`Not possible`} aria-hidden>·</span>
      )}
    </td>
  ));
}

/** Our word for a field; one that we do not know keeps the server's. */
export function fieldLabel(field: FieldLine): string {
  const word = fieldWord(field.key);
  return word === field.key ? field.label : word;
}
