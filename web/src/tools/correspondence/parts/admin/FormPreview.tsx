import { Trans, useLingui } from "@lingui/react/macro";
import { Sheet } from "@/ui";
import styles from "./admin.module.css";
import type { FieldLine } from "./api";
import { fieldLabel, type RuleByKey } from "./FieldRules";

const WIDE = new Set(["subject", "description", "attachments", "responses", "assignees", "distribution"]);
const UNSEEN = new Set(["number", "status"]);

/** The form as whoever writes such a letter will see it. */
export function FormPreview({ name, fields, rules }: { name: string; fields: readonly FieldLine[]; rules: RuleByKey }) {
  const { t } = useLingui();
  const shown = fields.filter((field) => (rules[field.key] ?? field.rule) !== "hidden" && !UNSEEN.has(field.key));
  return (
    <Sheet title={<Trans>How the form looks: {name}</Trans>} aria-label={t`Preview of the form`}>
      <dl className={styles.paper}>
        {shown.map((field) => {
          const required = (rules[field.key] ?? field.rule) === "required";
          return (
            <div key={field.key} className={styles.ghost} data-key={field.key} data-wide={WIDE.has(field.key) || undefined} data-required={required || undefined}>
              <dt>{fieldLabel(field)}{required && <small><Trans>required</Trans></small>}</dt>
              <dd aria-hidden />
            </div>
          );
        })}
      </dl>
    </Sheet>
  );
}
