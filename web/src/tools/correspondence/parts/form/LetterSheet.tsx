import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useCallback } from "react";
import { projectPath } from "@/platform/address";
import { useProject } from "@/platform/session";
import type { Autosave } from "@/platform/useAutosave";
import type { Uploads } from "@/platform/useUploads";
import { LinkButton, Page, SaveNote, TextField, usePhone } from "@/ui";
import type { FileLine, TypeHere } from "../../api";
import { useTakenFiles } from "../useTakenFiles";
import { fieldWord } from "../words";
import { Content } from "./Content";
import { FactFields, type LetterForm } from "./fields";
import styles from "./form.module.css";
import { Privacy } from "./Privacy";
import type { Rules } from "./values";

interface LetterSheetProps {
  form: LetterForm;
  type: TypeHere;
  rules: Rules;
  uploads: Uploads;
  title: string;
  lead: ReactNode;
  kept: Autosave;
  /** Where Cancel leads. */
  back: string;
  primary: ReactNode;
  secondary: ReactNode;
  /** Restored drafts, other people's changes. */
  notes: ReactNode;
  creator?: string;
  guard: ReactNode;
}

/** The form of a letter, laid out as the letter itself. */
export function LetterSheet(props: LetterSheetProps) {
  const { form, type, rules, uploads, title, lead, kept, back, primary, secondary, notes, creator, guard } = props;
  const { t } = useLingui();
  const project = useProject();
  const phone = usePhone();
  const { set, values } = form;
  const held = values.file_ids;
  const take = useCallback((files: FileLine[]) => set("file_ids", [...held, ...files]), [set, held]);
  useTakenFiles(uploads, take);
  return (
    <form {...form.formProps} className={styles.form} onSubmit={(event) => event.preventDefault()}>
      <Page
        title={title}
        width="letter"
        crumbs={[{ label: t`Correspondence`, to: projectPath(project.id, "correspondence") }]}
        lead={<>{lead}<SaveNote state={kept.state} savedAt={kept.savedAt} /></>}
        heading={<div className={styles.subject}><TextField {...form.bind("subject")} label={fieldWord("subject")} hideLabel placeholder={t`Subject`} required={rules.get("subject") === "required"} maxLength={500} autoFocus={values.subject === ""} /></div>}
        primary={phone ? undefined : primary}
        actions={phone ? undefined : <>{secondary}<LinkButton to={back} kind="quiet"><Trans>Cancel</Trans></LinkButton></>}
      >
        <div className={styles.fields}>
          {notes}
          <FactFields form={form} type={type} rules={rules} />
          <Privacy form={form} type={type} hidden={rules.get("private") === "hidden"} creator={creator} />
          <Content form={form} rules={rules} uploads={uploads} />
          {phone && <div className={styles.bar}>{secondary}{primary}</div>}
        </div>
        {guard}
      </Page>
    </form>
  );
}
