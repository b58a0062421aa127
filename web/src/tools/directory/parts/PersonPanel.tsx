import { useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { EditPanel, TextField, TickField, toast, useForm } from "@/ui";
import { type Member, membersApi, type Person, peopleApi } from "../api";
import { accountKey, key } from "../state";
import { CompanyPicker } from "./CompanyPicker";
import styles from "./directory.module.css";
import { fieldWord } from "./words";

type Someone = Pick<Person, "id" | "name" | "mail" | "title" | "phones" | "company" | "employee" | "account_admin" | "version">;

interface PersonPanelProps {
  person: Someone;
  /** In a project without the company's rights only name, title and phones can be changed. */
  project?: string;
  full: boolean;
  /** Why nobody can take the administrator's role away. */
  demote?: string | null;
  onClose: () => void;
}

const valuesOf = (person: Someone) => ({
  name: person.name,
  mail: person.mail,
  company_id: person.company.id,
  title: person.title,
  mobile: person.phones[0] ?? "",
  office: person.phones[1] ?? "",
  employee: person.employee,
  account_admin: person.account_admin,
});

/** Edits somebody: all of them for the company's administrators, the words for those of the project's directory. */
export function PersonPanel({ person, project, full, demote, onClose }: PersonPanelProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const reload = async () => {
    await queries.invalidateQueries({ queryKey: accountKey() });
    if (project) await queries.invalidateQueries({ queryKey: key(project) });
  };
  const [version, setVersion] = useState(person.version);
  const form = useForm({
    initial: valuesOf(person),
    check: (values) => ({ name: values.name.trim() ? undefined : t`Enter a name.`, mail: /^\S+@\S+$/.test(values.mail.trim()) ? undefined : t`Enter a mail address.` }),
    submit: async ({ mobile, office, ...values }, over = version) => {
      const phones = [mobile, office].filter((phone) => phone.trim());
      const { name, title } = values;
      if (full) await peopleApi.edit(person.id, { ...values, phones }, over);
      else if (project) await membersApi.edit(project, person.id, { name, title, phones }, over);
      await reload();
      toast(t`Saved`);
      onClose();
    },
  });
  const theirs = async () => {
    const now: Member | Person = full || !project ? await peopleApi.one(person.id) : await membersApi.one(project, person.id);
    await reload();
    setVersion(now.version);
    form.reset(valuesOf(now));
  };
  return (
    <EditPanel title={t`Edit person`} form={form} save={<Trans>Save</Trans>} onClose={onClose} onTheirs={theirs} word={fieldWord}>
      <TextField {...form.bind("name")} label={<Trans>Name</Trans>} required />
      <TextField {...form.bind("mail")} label={<Trans>Mail address</Trans>} required disabled={!full} hint={full ? <Trans>They sign in with it; links mailed to the old one stop working.</Trans> : <Trans>Only a company administrator changes it: they sign in with it.</Trans>} type="email" inputMode="email" />
      <CompanyPicker {...form.bind("company_id")} label={<Trans>Company</Trans>} disabled={!full} hint={full ? <Trans>It decides what colleagues see of each other's private letters.</Trans> : undefined} />
      <TextField {...form.bind("title")} label={<Trans>Title</Trans>} />
      <div className={styles.pair}>
        <TextField {...form.bind("mobile")} label={<Trans>Mobile phone</Trans>} name="phones" type="tel" />
        <TextField {...form.bind("office")} label={<Trans>Office phone</Trans>} type="tel" />
      </div>
      {full && (
        <>
          <TickField label={<Trans>Employee of our company</Trans>} value={form.values.employee} onChange={(on) => form.set("employee", on)} />
          <TickField
            label={<Trans>Company administrator</Trans>}
            description={demote ?? <Trans>Admin of every tool in the projects they are in, and of the company's own pages.</Trans>}
            disabled={Boolean(demote)}
            value={form.values.account_admin}
            onChange={(on) => form.set("account_admin", on)}
          />
        </>
      )}
    </EditPanel>
  );
}
