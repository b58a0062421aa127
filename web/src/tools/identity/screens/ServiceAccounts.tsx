import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconRobot } from "@tabler/icons-react";
import { useState } from "react";
import { ChoiceField, ConfirmDialog, EmptyState, ErrorState, LinkButton, Moment, Note, Page, PressButton, Sheet, Skeletons, TextField, toast, useForm } from "@/ui";
import { identityApi, type ServiceAccount, type ServiceSecret } from "../api";
import { ServiceSecretNote } from "../parts/ServiceSecretNote";
import styles from "../parts/me.module.css";
import { servicesQuery } from "../state";

/** Programs that sign in by themselves: made, given a new secret, revoked. */
export default function ServiceAccounts() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(servicesQuery);
  const [made, setMade] = useState<ServiceSecret>();
  const show = async (secret: ServiceSecret | undefined) => {
    setMade(secret);
    await queries.invalidateQueries({ queryKey: servicesQuery.queryKey });
  };
  return (
    <Page title={t`Service accounts`} width="letter" crumbs={[{ label: t`Company`, to: "/company" }]}>
      <Sheet title={<Trans>New service account</Trans>}>
        <NewService onMade={show} />
        {made && <ServiceSecretNote made={made} onDone={() => setMade(undefined)} />}
      </Sheet>
      <Sheet flush title={<Trans>Programs that sign in by themselves</Trans>}>
        {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="lines" count={2} /> : data.items.length === 0 ? (
          <EmptyState title={<Trans>No service accounts.</Trans>}><Trans>One lets a program of yours, such as a schedule or an accounting system, read and write what its projects allow, without anybody’s password.</Trans></EmptyState>
        ) : (
          <ul className={styles.lines} aria-label={t`Service accounts`}>
            {data.items.map((account) => <Line key={account.id} account={account} onSecret={show} />)}
          </ul>
        )}
      </Sheet>
    </Page>
  );
}

function NewService({ onMade }: { onMade: (made: ServiceSecret) => Promise<void> }) {
  const { t } = useLingui();
  const form = useForm({
    initial: { name: "" },
    check: ({ name }) => ({ name: name.trim() ? undefined : t`Enter a name.` }),
    submit: async ({ name }) => {
      await onMade(await identityApi.makeService(name.trim()));
      form.reset({ name: "" });
    },
  });
  return (
    <form {...form.formProps} className={styles.form}>
      <TextField {...form.bind("name")} label={<Trans>Name</Trans>} hint={<Trans>Histories show it with “API:” in front.</Trans>} maxLength={100} autoComplete="off" />
      <Note><Trans>It is in no project at first. Add it to one like anybody else, with the permissions that it needs; it never administers the company.</Trans></Note>
      <div><PressButton kind="primary" type="submit" busy={form.busy}><Trans>Make service account</Trans></PressButton></div>
    </form>
  );
}

interface LineProps {
  account: ServiceAccount;
  onSecret: (made: ServiceSecret | undefined) => Promise<void>;
}

function Line({ account, onSecret }: LineProps) {
  const { t } = useLingui();
  const [asking, setAsking] = useState<"rotate" | "revoke">();
  const [overlap, setOverlap] = useState("24");
  const { name, created_by: by } = account;
  const rotate = async () => {
    const made = await identityApi.rotateSecret(account.id, Number(overlap));
    setAsking(undefined);
    await onSecret(made);
    window.scrollTo({ top: 0 });
  };
  const revoke = async () => {
    await identityApi.revokeService(account.id);
    setAsking(undefined);
    await onSecret(undefined);
    toast(t`Revoked`);
  };
  const hours = [{ value: "0", label: t`at once` }, { value: "1", label: t`after an hour` }, { value: "24", label: t`after a day` }, { value: "72", label: t`after three days` }];
  return (
    <li>
      <IconRobot size={20} stroke={1.5} aria-hidden />
      <div className={styles.what}>
        <strong><bdi>{name}</bdi></strong>
        <span>
          <Trans>made <Moment at={account.created_at} /> by {by}</Trans>{" · "}
          {account.seen_at ? <Trans>last signed in <Moment at={account.seen_at} /></Trans> : <Trans>not used yet</Trans>}
          {account.old_until && <>{" · "}<Trans>the secret before works until <Moment at={account.old_until} /></Trans></>}
          {!account.active && <>{" · "}<Trans>deactivated in the directory</Trans></>}
        </span>
      </div>
      <LinkButton small kind="quiet" to={`/company/people/${account.person_id}`}><Trans>Person</Trans></LinkButton>
      <PressButton small kind="quiet" onPress={() => setAsking("rotate")} aria-label={t`New secret for ${name}`}><Trans>New secret</Trans></PressButton>
      <PressButton small kind="quiet" onPress={() => setAsking("revoke")} aria-label={t`Revoke ${name}`}><Trans>Revoke</Trans></PressButton>
      <ConfirmDialog opened={asking === "rotate"} title={<Trans>A new secret for {name}?</Trans>} confirm={<Trans>Make a new secret</Trans>} onConfirm={rotate} onCancel={() => setAsking(undefined)}>
        <ChoiceField label={<Trans>The secret that it has now stops working</Trans>} options={hours} value={overlap} onChange={setOverlap} />
      </ConfirmDialog>
      <ConfirmDialog opened={asking === "revoke"} title={<Trans>Revoke {name}?</Trans>} confirm={<Trans>Revoke</Trans>} danger onConfirm={revoke} onCancel={() => setAsking(undefined)}>
        <Trans>It is signed out at once, and for good. What it did stays under its name.</Trans>
      </ConfirmDialog>
    </li>
  );
}
