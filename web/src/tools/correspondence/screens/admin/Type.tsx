import { useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useSession } from "@/platform/session";
import { ConflictNote, Note, SaveBar, Sheet, TextField, TickField, toast, useForm } from "@/ui";
import styles from "../../parts/admin/admin.module.css";
import { adminApi, type CompanyType, companyTypesQuery } from "../../parts/admin/api";
import { TypeFrame } from "../../parts/admin/TypeFrame";
import { typeFieldWord } from "../../parts/admin/words";

export default function Type() {
  return <TypeFrame tab="general">{(type) => <General key={type.id} type={type} />}</TypeFrame>;
}

const valuesOf = ({ name, prefix, private_by_default, super_private, locked_after_issue, overdue_reminders, new_project_default }: CompanyType) => ({ name, prefix, private_by_default, super_private, locked_after_issue, overdue_reminders, new_project_default });

/** What the switch does to letters that are there already. */
function LockChange({ on }: { on: boolean }) {
  return <Note tone="info">{on ? <Trans>Letters of this type that are issued already are locked with it, in every project.</Trans> : <Trans>Issued letters of this type can be edited again, in every project, by whoever has the right to.</Trans>}</Note>;
}

function General({ type }: { type: CompanyType }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { refresh } = useSession();
  const [twins, setTwins] = useState<string[]>([]);
  const form = useForm({
    initial: valuesOf(type),
    check: ({ name }) => ({ name: name.trim() ? undefined : t`Enter a name.` }),
    submit: async (values, over = type.version) => {
      const saved = await adminApi.editType(type.id, values, over);
      setTwins(saved.warnings?.flatMap((warning) => warning.types).filter((name) => name !== saved.name) ?? []);
      await Promise.all([queries.invalidateQueries({ queryKey: companyTypesQuery.queryKey }), queries.invalidateQueries({ queryKey: ["project"] }), refresh()]); // what may be done with its letters, too
      toast(t`Saved`);
    },
  });
  const theirs = async () => {
    const { items } = await queries.fetchQuery({ ...companyTypesQuery, staleTime: 0 });
    form.reset(valuesOf(items.find((one) => one.id === type.id) ?? type));
  };
  const { values, set } = form;
  const names = twins.join(", ");
  return (
    <form {...form.formProps} className={styles.stack}>
      <ConflictNote conflict={form.conflict} word={typeFieldWord} onTheirs={theirs} onMine={form.overwrite} />
      {names && <Note tone="late"><Trans>The prefix is used by {names}, too. Numbers are easily confused then.</Trans></Note>}
      <Sheet>
        <div className={styles.form}>
          <div className={styles.pair}>
            <TextField {...form.bind("name")} label={<Trans>Name</Trans>} required />
            <TextField {...form.bind("prefix")} label={<Trans>Prefix</Trans>} />
          </div>
          {values.prefix !== type.prefix && <Note><Trans>Letters that were issued keep the prefix they were issued with; drafts and new ones get this one.</Trans></Note>}
          <TickField value={values.private_by_default} onChange={(on) => set("private_by_default", on)} label={<Trans>Items are private by default</Trans>} description={<Trans>Only people on the item, and administrators, see it. Whoever writes one may untick it.</Trans>} />
          <TickField value={values.super_private} onChange={(on) => set("super_private", on)} label={<Trans>Super private</Trans>} description={<Trans>Private items of this type are closed even to administrators who are not on them.</Trans>} />
          <TickField value={values.locked_after_issue} onChange={(on) => set("locked_after_issue", on)} label={<Trans>Locked after issue</Trans>} description={<Trans>Nobody edits an issued letter any more, administrators included, so that everybody keeps the same. It is still answered, closed with a response, and archived; drafts stay open.</Trans>} />
          {values.locked_after_issue !== type.locked_after_issue && <LockChange on={values.locked_after_issue} />}
          <TickField value={values.overdue_reminders} onChange={(on) => set("overdue_reminders", on)} label={<Trans>Remind assignees of overdue items by mail</Trans>} description={<Trans>In every project that has the type, in the morning of the site.</Trans>} />
          <TickField value={values.new_project_default} onChange={(on) => set("new_project_default", on)} label={<Trans>Put on new projects</Trans>} description={<Trans>With the fieldset that is marked for new projects.</Trans>} />
        </div>
      </Sheet>
      <SaveBar form={form} save={<Trans>Save</Trans>} onDiscard={() => form.reset(valuesOf(type))} />
    </form>
  );
}
