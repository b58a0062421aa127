import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import { ChoiceField, ConfirmDialog, EmptyState, ErrorState, Moment, Note, Page, PressButton, Sheet, Skeletons, TextField, toast, useForm } from "@/ui";
import { identityApi, type Token } from "../api";
import { MeTabs } from "../parts/MeTabs";
import styles from "../parts/me.module.css";
import { tokensQuery } from "../state";

export default function Tokens() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(tokensQuery);
  const [made, setMade] = useState<string>();
  const [leaving, setLeaving] = useState<Token>();
  const reload = () => queries.invalidateQueries({ queryKey: tokensQuery.queryKey });
  const revoke = async () => {
    if (leaving) await identityApi.revokeToken(leaving.id);
    setLeaving(undefined);
    await reload();
    toast(t`Token revoked`);
  };
  const name = leaving?.name;
  return (
    <Page title={t`API tokens`} tabs={<MeTabs value="tokens" />}>
      <Sheet title={<Trans>New token</Trans>}>
        <NewToken onMade={(token) => { setMade(token); void reload(); }} />
        {made && <Secret token={made} onDone={() => setMade(undefined)} />}
      </Sheet>
      <Sheet flush title={<Trans>Your tokens</Trans>}>
        {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="lines" count={2} /> : data.items.length === 0 ? (
          <EmptyState title={<Trans>No tokens.</Trans>}><Trans>A script that speaks with Sitepost needs one; it may do what you may do.</Trans></EmptyState>
        ) : (
          <ul className={styles.lines}>
            {data.items.map((token) => (
              <li key={token.id}>
                <div className={styles.what}>
                  <strong>{token.name}</strong>
                  <span><Trans>made <Moment at={token.created_at} />, last used <Moment at={token.seen_at} />, works until <Moment at={token.ends_at} /></Trans></span>
                </div>
                <PressButton small kind="quiet" onPress={() => setLeaving(token)}><Trans>Revoke</Trans></PressButton>
              </li>
            ))}
          </ul>
        )}
      </Sheet>
      <ConfirmDialog opened={leaving !== undefined} title={<Trans>Revoke {name}?</Trans>} confirm={<Trans>Revoke token</Trans>} danger onConfirm={revoke} onCancel={() => setLeaving(undefined)}>
        <Trans>Whatever uses it is refused at once. It cannot be brought back.</Trans>
      </ConfirmDialog>
    </Page>
  );
}

function NewToken({ onMade }: { onMade: (token: string) => void }) {
  const { t } = useLingui();
  const form = useForm({
    initial: { name: "", days: "365" },
    check: ({ name }) => ({ name: name.trim() ? undefined : t`Say what the token is for.` }),
    submit: async ({ name, days }) => {
      const { token } = await identityApi.createToken({ name: name.trim(), days: Number(days) });
      form.reset({ name: "", days });
      onMade(token);
    },
  });
  const lives = [
    { value: "30", label: t`30 days` },
    { value: "90", label: t`90 days` },
    { value: "365", label: t`a year` },
  ];
  return (
    <form {...form.formProps} className={styles.inline}>
      <TextField {...form.bind("name")} label={<Trans>What it is for</Trans>} placeholder={t`Weekly report`} />
      <ChoiceField {...form.bind("days")} label={<Trans>Works for</Trans>} options={lives} />
      <PressButton kind="primary" type="submit" busy={form.busy}><Trans>Make token</Trans></PressButton>
    </form>
  );
}

function Secret({ token, onDone }: { token: string; onDone: () => void }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(token);
    setCopied(true);
  };
  return (
    <div style={{ marginBlockStart: "1rem" }}>
      <Note tone="late" action={<PressButton small onPress={onDone}><Trans>I have kept it</Trans></PressButton>}>
        <Trans>Copy it now: it is shown only this once.</Trans>
        <div className={styles.secret}>
          <code>{token}</code>
          <PressButton small icon={copied ? <IconCheck size={15} stroke={1.5} aria-hidden /> : <IconCopy size={15} stroke={1.5} aria-hidden />} onPress={copy}>
            {copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
          </PressButton>
        </div>
      </Note>
    </div>
  );
}
