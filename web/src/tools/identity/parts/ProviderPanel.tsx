import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { EditPanel, Note, PasswordField, TextAreaField, TextField, TickField, toast, useForm } from "@/ui";
import { identityApi, type Provider } from "../api";

const valuesOf = (provider: Provider | undefined) => ({
  name: provider?.name ?? "",
  issuer: provider?.issuer ?? "",
  client_id: provider?.client_id ?? "",
  client_secret: "",
  domains: (provider?.domains ?? []).map((each) => each.domain).join("\n"),
  password_off: provider?.domains.some((each) => each.password_off) ?? false,
  has_factor: provider?.has_factor ?? false,
  enabled: provider?.enabled ?? true,
});

const listed = (domains: string) => domains.split(/[\s,;]+/).filter(Boolean);

/** One provider: what the company's people sign in with, and for which addresses. */
export function ProviderPanel({ provider, back, onClose }: { provider?: Provider; back: string; onClose: () => void }) {
  const { t } = useLingui();
  const [version, setVersion] = useState(provider?.version);
  const form = useForm({
    initial: valuesOf(provider),
    check: ({ name, issuer, client_id: client, domains }) => ({
      name: name.trim() ? undefined : t`Enter a name.`,
      issuer: /^https?:\/\/\S+$/.test(issuer.trim()) ? undefined : t`Enter an address that begins with https.`,
      client_id: client.trim() ? undefined : t`Enter the client id.`,
      domains: listed(domains).length > 0 ? undefined : t`Enter a domain.`,
    }),
    submit: async (values, over = version) => {
      const companies = new Map(provider?.domains.map((each) => [each.domain, each.company_id]));
      const body = {
        name: values.name,
        issuer: values.issuer.trim(),
        client_id: values.client_id.trim(),
        client_secret: values.client_secret || null,
        enabled: values.enabled,
        has_factor: values.has_factor,
        domains: listed(values.domains).map((domain) => ({ domain, password_off: values.password_off, company_id: companies.get(domain) ?? null })),
      };
      if (provider && over !== undefined) await identityApi.editProvider(provider.id, body, over);
      else await identityApi.addProvider(body);
      toast(t`Saved`);
      onClose();
    },
  });
  const theirs = async () => {
    const now = (await identityApi.providers()).items.find((each) => each.id === provider?.id);
    if (!now) return onClose();
    setVersion(now.version);
    form.reset(valuesOf(now));
  };
  return (
    <EditPanel title={provider ? t`Edit the provider` : t`Add a provider`} form={form} save={<Trans>Save</Trans>} onClose={onClose} onTheirs={theirs} word={(field) => field}>
      <Note><Trans>Register Sitepost there with this address to return to:</Trans> <code style={{ overflowWrap: "anywhere" }}>{back}</code></Note>
      <TextField {...form.bind("name")} label={<Trans>Name</Trans>} hint={<Trans>As your people know it, such as “Harbour account”.</Trans>} required maxLength={60} />
      <TextField {...form.bind("issuer")} label={<Trans>Issuer</Trans>} hint={<Trans>The address under which it publishes its configuration.</Trans>} required inputMode="url" autoComplete="off" />
      <TextField {...form.bind("client_id")} label={<Trans>Client id</Trans>} required autoComplete="off" />
      <PasswordField {...form.bind("client_secret")} label={<Trans>Client secret</Trans>} hint={provider?.has_secret ? <Trans>Leave it empty to keep the one that there is.</Trans> : undefined} autoComplete="off" />
      <TextAreaField {...form.bind("domains")} label={<Trans>Domains</Trans>} hint={<Trans>What stands behind the @, one a line. Whoever was invited with such an address may come this way.</Trans>} />
      <TickField label={<Trans>No passwords for these domains</Trans>} description={<Trans>They sign in this way alone. Administrators keep their passwords while there is no other administrator who has one.</Trans>} value={form.values.password_off} onChange={(on) => form.set("password_off", on)} />
      <TickField label={<Trans>It asks for a second factor itself</Trans>} description={<Trans>Then Sitepost does not ask for another.</Trans>} value={form.values.has_factor} onChange={(on) => form.set("has_factor", on)} />
      <TickField label={<Trans>In use</Trans>} value={form.values.enabled} onChange={(on) => form.set("enabled", on)} />
    </EditPanel>
  );
}
