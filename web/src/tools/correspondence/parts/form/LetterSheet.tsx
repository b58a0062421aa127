import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useCallback } from "react";
import { projectPath, useGo } from "@/platform/address";
import { useProject } from "@/platform/session";
import type { Autosave } from "@/platform/useAutosave";
import type { Uploads } from "@/platform/useUploads";
import { LinkButton, Page, SaveNote, useEscapeField, usePhone, useShortcut } from "@/ui";
import type { FileLine, Item, TypeHere } from "../../api";
import { useTakenFiles } from "../useTakenFiles";
import type { LetterForm } from "./fields";
import styles from "./form.module.css";
import { LetterFields, SubjectField } from "./LetterFields";
import { SourcesProvider, useProjectSources } from "./sources";
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
  /** The letter that is edited, where it is not a new one. */
  item?: Item;
  onRename: (file: FileLine, name: string) => Promise<unknown>;
  guard: ReactNode;
}

/** The form of a letter, laid out as the letter itself. */
export function LetterSheet(props: LetterSheetProps) {
  const { form, type, rules, uploads, title, lead, kept, back, primary, secondary, notes, item, onRename, guard } = props;
  const { t } = useLingui();
  const project = useProject();
  const phone = usePhone();
  const { set, values } = form;
  const take = useCallback((files: FileLine[]) => set("file_ids", (held) => [...held, ...files]), [set]);
  useTakenFiles(uploads, take);
  const sources = useProjectSources(type.id, item);
  const go = useGo();
  useEscapeField(form.formProps.ref);
  useShortcut("Escape", t`Leave the form`, () => go(back), t`Item`);
  return (
    <form {...form.formProps} className={styles.form} onSubmit={(event) => event.preventDefault()}>
      <Page
        title={title}
        width="letter"
        crumbs={[{ label: t`Correspondence`, to: projectPath(project.id, "correspondence") }]}
        lead={<>{lead}<SaveNote state={kept.state} savedAt={kept.savedAt} /></>}
        heading={<SubjectField form={form} rules={rules} autoFocus={!phone || values.subject === ""} />}
        primary={phone ? undefined : primary}
        actions={phone ? undefined : <>{secondary}<LinkButton to={back} kind="quiet"><Trans>Cancel</Trans></LinkButton></>}
      >
        <div className={styles.fields}>
          {notes}
          <SourcesProvider value={sources}>
            <LetterFields {...{ form, type, rules, uploads, onRename }} />
          </SourcesProvider>
          {phone && <div className={styles.bar}>{secondary}{primary}</div>}
        </div>
        {guard}
      </Page>
    </form>
  );
}
