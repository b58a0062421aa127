import { useLingui } from "@lingui/react/macro";
import type { KeyboardEvent } from "react";
import type { Uploads } from "@/platform/useUploads";
import { TextAreaField } from "@/ui";
import type { FileLine, TypeHere } from "../../api";
import { fieldWord } from "../words";
import { Content } from "./Content";
import { FactFields, type LetterForm } from "./fields";
import styles from "./form.module.css";
import { Privacy } from "./Privacy";
import type { Rules } from "./values";

const MOST_LINES = 5;
const noBreak = (event: KeyboardEvent) => event.key === "Enter" && event.preventDefault();

/** The subject stands where the letter has its heading: one line of words, on as many lines of the screen as it takes. */
export function SubjectField({ form, rules, autoFocus }: { form: LetterForm; rules: Rules; autoFocus?: boolean }) {
  const { t } = useLingui();
  return (
    <div className={styles.subject}>
      <TextAreaField {...form.bind("subject")} onChange={(text) => form.set("subject", text.replace(/\s*\n\s*/g, " "))} onKeyDown={noBreak} minRows={1} maxRows={MOST_LINES} label={fieldWord("subject")} hideLabel placeholder={t`Subject`} required={rules.get("subject") === "required"} maxLength={500} autoFocus={autoFocus} />
    </div>
  );
}

interface LetterFieldsProps {
  form: LetterForm;
  type: TypeHere;
  rules: Rules;
  uploads: Uploads;
  onRename?: (file: FileLine, name: string) => Promise<unknown>;
}

/** Everything that a fieldset lays out: the sections of facts, who sees it, the text and what is attached. */
export function LetterFields({ form, type, rules, uploads, onRename }: LetterFieldsProps) {
  return (
    <>
      <FactFields form={form} type={type} rules={rules} />
      <Privacy form={form} type={type} hidden={rules.get("private") === "hidden"} />
      <Content form={form} rules={rules} uploads={uploads} onRename={onRename} />
    </>
  );
}
