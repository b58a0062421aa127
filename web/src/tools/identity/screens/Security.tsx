import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMe } from "@/platform/session";
import { ErrorState, Moment, Page, PasswordField, PressButton, Sheet, Skeletons, TheirsAlone, toast, useForm, useUnsavedGuard } from "@/ui";
import { identityApi, type Session } from "../api";
import { agentWords } from "../parts/agent";
import { MeTabs } from "../parts/MeTabs";
import { PasskeySheet } from "../parts/PasskeySheet";
import { SecondFactorSheet } from "../parts/SecondFactorSheet";
import styles from "../parts/me.module.css";
import { MyViewings } from "../parts/Viewings";
import { sessionsQuery, SHORTEST_PASSWORD } from "../state";

export default function Security() {
  const { t } = useLingui();
  const { viewing } = useMe();
  if (viewing) return <Page title={t`Password and sessions`}><TheirsAlone /></Page>;
  return (
    <Page title={t`Password and sessions`} tabs={<MeTabs value="security" />}>
      <Sheet title={<Trans>Password</Trans>}><PasswordForm /></Sheet>
      <PasskeySheet />
      <SecondFactorSheet />
      <Sessions />
      <MyViewings />
    </Page>
  );
}

const BLANK = { old: "", new: "" };

function PasswordForm() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm({
    initial: BLANK,
    check: (values) => ({
      old: values.old ? undefined : t`Enter your present password.`,
      new: values.new.length >= SHORTEST_PASSWORD ? undefined : t`Too short: at least 8 characters.`,
    }),
    submit: async (values) => {
      await identityApi.changePassword(values);
      form.reset({ ...BLANK });
      toast(t`Password changed. You are signed out everywhere else.`);
      await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
  const guard = useUnsavedGuard(Boolean(form.values.old || form.values.new));
  return (
    <form {...form.formProps} className={styles.form}>
      {guard}
      <PasswordField {...form.bind("old")} label={<Trans>Present password</Trans>} autoComplete="current-password" />
      <PasswordField {...form.bind("new")} label={<Trans>New password</Trans>} hint={<Trans>At least 8 characters. Every other session ends.</Trans>} autoComplete="new-password" />
      <div><PressButton kind="primary" type="submit" busy={form.busy}><Trans>Change password</Trans></PressButton></div>
    </form>
  );
}

function Sessions() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(sessionsQuery);
  const reload = () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  const endOthers = async () => {
    await identityApi.endOthers();
    await reload();
    toast(t`Signed out everywhere else`);
  };
  const end = async (session: Session) => {
    await identityApi.endSession(session.id);
    await reload();
    toast(t`Session ended`);
  };
  const others = data?.items.some((session) => !session.current);
  return (
    <Sheet flush title={<Trans>Where you are signed in</Trans>} end={others && <PressButton small onPress={endOthers}><Trans>End all others</Trans></PressButton>}>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="lines" count={3} /> : (
        <ul className={styles.lines}>
          {data.items.map((session) => <SessionLine key={session.id} session={session} onEnd={() => end(session)} />)}
        </ul>
      )}
    </Sheet>
  );
}

function SessionLine({ session, onEnd }: { session: Session; onEnd: () => Promise<void> }) {
  const { t } = useLingui();
  const { address } = session;
  const agent = agentWords(session.agent);
  return (
    <li>
      <div className={styles.what}>
        <strong>{agent || t`Unknown browser`}</strong>
        <span>{address && <>{address} · </>}<Trans>last seen <Moment at={session.seen_at} /></Trans></span>
      </div>
      {session.current ? <span className={styles.here}><Trans>This browser</Trans></span> : <PressButton small kind="quiet" onPress={onEnd} aria-label={t`End the session: ${agent}`}><Trans>End</Trans></PressButton>}
    </li>
  );
}
