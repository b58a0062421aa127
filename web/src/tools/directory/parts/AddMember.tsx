import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { PersonChoice } from "@/kernel/people";
import { projectPath, useGoLater } from "@/platform/address";
import { isProblem } from "@/platform/http";
import { useMe, useProject } from "@/platform/session";
import { ChoiceField, EditPanel, PeoplePicker, PressButton, RadioField, TextField, TickField, toast, useForm } from "@/ui";
import { membersApi, type NewMember } from "../api";
import { key, searchAccount, templatesQuery } from "../state";
import { CompanyPicker } from "./CompanyPicker";
import styles from "./directory.module.css";
import { NewCompanyLine } from "./NewCompanyLine";

const BLANK = { how: "existing" as "existing" | "new", person: [] as PersonChoice[], name: "", mail: "", company_id: "", title: "", phone: "", employee: false, template_id: "", invite: true };
type Values = typeof BLANK;

function bodyOf(values: Values): NewMember {
  const common = { template_id: values.template_id || null, invite: values.invite };
  if (values.how === "existing") return { ...common, person_id: values.person[0]?.id ?? null };
  const { name, mail, company_id, title, phone, employee } = values;
  return { ...common, person: { name, mail: mail.trim(), company_id, title, phones: phone.trim() ? [phone] : [], employee } };
}

/** Somebody of the account, or somebody new, joins the project. */
export function AddMember({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const project = useProject();
  const { person: me } = useMe();
  const queries = useQueryClient();
  const go = useGoLater();
  const templates = useQuery(templatesQuery(true));
  const [known, setKnown] = useState<PersonChoice>();
  const form = useForm({
    initial: BLANK,
    check: (values): Record<string, string | undefined> =>
      values.how === "existing"
        ? { person_id: values.person.length > 0 ? undefined : t`Choose somebody.` }
        : {
            name: values.name.trim() ? undefined : t`Enter a name.`,
            mail: /^\S+@\S+$/.test(values.mail.trim()) ? undefined : t`Enter a mail address.`,
            company_id: values.company_id ? undefined : t`Choose a company.`,
          },
    submit: async (values) => {
      try {
        const added = await membersApi.add(project.id, bodyOf(values));
        await queries.invalidateQueries({ queryKey: key(project.id) });
        const { name } = added;
        toast(values.invite ? t`${name} added and invited` : t`${name} added`);
        onClose();
        go(projectPath(project.id, "directory", added.id));
      } catch (error) {
        if (isProblem(error, "directory.mail_taken")) setKnown({ id: String(error.extra.person), name: String(error.extra.name) });
        throw error;
      }
    },
  });
  const { how } = form.values;
  const knownName = known?.name;
  const takeKnown = () => {
    if (known) form.set("person", [known]);
    form.set("how", "existing");
    setKnown(undefined);
  };
  return (
    <EditPanel title={t`Add person`} form={form} save={form.values.invite ? <Trans>Add and invite</Trans> : <Trans>Add</Trans>} onClose={onClose}>
      <RadioField
        {...form.bind("how")}
        label={<Trans>Who</Trans>}
        options={[
          { value: "existing", label: <Trans>Somebody of the company's directory</Trans> },
          { value: "new", label: <Trans>Somebody new</Trans> },
        ]}
      />
      {how === "existing" ? (
        <PeoplePicker {...form.bind("person")} name="person_id" error={form.errors.person_id} label={<Trans>Person</Trans>} single search={searchAccount} />
      ) : (
        <>
          <TextField {...form.bind("name")} label={<Trans>Name</Trans>} required autoComplete="off" />
          <TextField {...form.bind("mail")} label={<Trans>Mail address</Trans>} required type="email" inputMode="email" autoComplete="off" hint={<Trans>They sign in with it.</Trans>} />
          {known && <PressButton small onPress={takeKnown}><Trans>Add {knownName} instead</Trans></PressButton>}
          <CompanyPicker {...form.bind("company_id")} label={<Trans>Company</Trans>} required hint={me.account_admin ? undefined : <Trans>Yours and those on your projects. A company administrator brings in the first person of another one.</Trans>} />
          {me.account_admin && <NewCompanyLine onMade={(id) => form.set("company_id", id)} />}
          <div className={styles.pair}>
            <TextField {...form.bind("title")} label={<Trans>Title</Trans>} />
            <TextField {...form.bind("phone")} label={<Trans>Phone</Trans>} name="phones" type="tel" />
          </div>
          {me.account_admin && <TickField label={<Trans>Employee of our company</Trans>} value={form.values.employee} onChange={(on) => form.set("employee", on)} />}
        </>
      )}
      <ChoiceField
        {...form.bind("template_id")}
        label={<Trans>Permission template</Trans>}
        empty={t`None yet: may read the directory`}
        hint={<Trans>What they may do in this project. It can be changed at any time.</Trans>}
        options={(templates.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
      />
      <TickField label={<Trans>Mail an invitation</Trans>} value={form.values.invite} onChange={(on) => form.set("invite", on)} />
    </EditPanel>
  );
}
