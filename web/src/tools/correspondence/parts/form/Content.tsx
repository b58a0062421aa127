import { useLingui } from "@lingui/react/macro";
import type { Uploads } from "@/platform/useUploads";
import { Field, FileDrop, RichEditor } from "@/ui";
import type { FileLine } from "../../api";
import { FileLines } from "../FileLines";
import { fieldWord } from "../words";
import type { LetterForm } from "./fields";
import styles from "./form.module.css";
import type { Rules } from "./values";

/** The sheet itself: what the letter says, and what is attached. */
export function Content({ form, rules, uploads, onRename }: { form: LetterForm; rules: Rules; uploads: Uploads; onRename?: (file: FileLine, name: string) => Promise<unknown> }) {
  const { t } = useLingui();
  const { values, errors } = form;
  const text = fieldWord("description");
  const attached = fieldWord("attachments");
  return (
    <>
      {rules.get("description") !== "hidden" && (
        <Field name="description" label={text} required={rules.get("description") === "required"} error={errors.description}>
          {(aria) => (
            <div className={styles.letter}>
              <RichEditor {...aria} label={text} placeholder={t`What happened, where, and what you ask for`} value={values.description} onChange={(doc) => form.set("description", doc)} onFiles={uploads.add} />
            </div>
          )}
        </Field>
      )}
      {rules.get("file_ids") !== "hidden" && (
        <Field name="file_ids" label={attached} required={rules.get("file_ids") === "required"} error={errors.file_ids}>
          {({ id }) => (
            <div id={id} className={styles.files}>
              <FileLines files={values.file_ids} onRename={onRename} onRemove={(file) => form.set("file_ids", (now) => now.filter((one) => one.id !== file))} onSwap={(id, file) => form.set("file_ids", (now) => now.map((one) => (one.id === id ? file : one)))} uploads={uploads} />
              <FileDrop uploads={uploads} />
            </div>
          )}
        </Field>
      )}
    </>
  );
}
