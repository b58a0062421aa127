import { useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useGoLater } from "@/platform/address";
import { EditPanel, TextField, TickField, toast, useForm } from "@/ui";
import { peopleApi } from "../api";
import { accountKey } from "../state";
import { CompanyPicker } from "./CompanyPicker";
import styles from "./directory.module.css";
import { NewCompanyLine } from "./NewCompanyLine";

const BLANK = { name: "", mail: "", company_id: "", title: "", phone: "", employee: false, account_admin: false, invite: true };

/** Somebody new in the company's directory; projects take them from there. */
export function AddPerson({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const go = useGoLater();
  const form = useForm({
    initial: BLANK,
    check: (values) => ({
      name: values.name.trim() ? undefined : t`Enter a name.`,
      mail: /^\S+@\S+$/.test(values.mail.trim()) ? undefined : t`Enter a mail address.`,
      company_id: values.company_id ? undefined : t`Choose a company.`,
    }),
    submit: async ({ phone, ...values }) => {
      const added = await peopleApi.add({ ...values, mail: values.mail.trim(), phones: phone.trim() ? [phone] : [] });
      await queries.invalidateQueries({ queryKey: accountKey("people") });
      const { name } = added;
      toast(values.invite ? t`${name} added and invited` : t`${name} added`);
      onClose();
      go(`/company/people/${added.id}`);
    },
  });
  return (
    <EditPanel title={t`Add person`} form={form} save={form.values.invite ? <Trans>Add and invite</Trans> : <Trans>Add</Trans>} onClose={onClose}>
      <TextField {...form.bind("name")} label={<Trans>Name</Trans>} required autoComplete="off" />
      <TextField {...form.bind("mail")} label={<Trans>Mail address</Trans>} required type="email" inputMode="email" autoComplete="off" hint={<Trans>They sign in with it.</Trans>} />
      <CompanyPicker {...form.bind("company_id")} label={<Trans>Company</Trans>} required />
      <NewCompanyLine onMade={(id) => form.set("company_id", id)} />
      <div className={styles.pair}>
        <TextField {...form.bind("title")} label={<Trans>Title</Trans>} />
        <TextField {...form.bind("phone")} label={<Trans>Phone</Trans>} name="phones" type="tel" />
      </div>
      <TickField label={<Trans>Employee of our company</Trans>} value={form.values.employee} onChange={(on) => form.set("employee", on)} />
      <TickField label={<Trans>Company administrator</Trans>} description={<Trans>Admin of every tool in the projects they are in, and of the company's own pages.</Trans>} value={form.values.account_admin} onChange={(on) => form.set("account_admin", on)} />
      <TickField label={<Trans>Mail an invitation</Trans>} value={form.values.invite} onChange={(on) => form.set("invite", on)} />
    </EditPanel>
  );
}
