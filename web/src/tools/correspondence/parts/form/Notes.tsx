import { Trans, useLingui } from "@lingui/react/macro";
import { Note, PressButton } from "@/ui";
import styles from "./form.module.css";
import { labelOf, type Values } from "./values";

/** What was typed here before is back. */
export function Restored({ onStartOver }: { onStartOver: () => unknown }) {
  return (
    <div className={styles.note} role="status">
      <p><Trans>What you typed here before is back.</Trans></p>
      <PressButton small kind="quiet" onPress={onStartOver}><Trans>Start over</Trans></PressButton>
    </div>
  );
}

/** Said while it can still be edited. */
export function LockedSoon() {
  return <Note tone="info"><Trans>Once issued, this letter is locked: nobody edits it any more.</Trans></Note>;
}

/** Fields that somebody else has just changed, taken over because this person had not touched them. */
export function Taken({ fields, by, values }: { fields: readonly (keyof Values)[]; by: string | undefined; values: Values }) {
  const { t } = useLingui();
  if (fields.length === 0) return null;
  const names = fields.map((name) => labelOf(values, name)).join(", ");
  return (
    <div className={styles.note} role="status">
      <p>{by ? t`${by} changed meanwhile: ${names}. What you typed is untouched.` : t`Changed meanwhile: ${names}. What you typed is untouched.`}</p>
    </div>
  );
}
