import { Trans, useLingui } from "@lingui/react/macro";
import { IconFingerprint } from "@tabler/icons-react";
import { useState } from "react";
import { isProblem } from "@/platform/http";
import { Note, PressButton, TextField, toastProblem, useForm } from "@/ui";
import { type Halfway, identityApi } from "../api";
import { Enrol } from "./Enrol";
import { Threshold } from "./Threshold";
import { usePasskey } from "./usePasskey";
import { useThrottle } from "./useThrottle";

interface SecondHalfProps {
  half: Halfway;
  /** The server has set the session's cookie. */
  onIn: () => Promise<unknown>;
  /** It took too long, or they go back: the first half counts no more. */
  onDead: () => void;
}

/** The second half of a sign-in: a code, or setting a second factor up where the company asks for one. */
export function SecondHalf({ half, onIn, onDead }: SecondHalfProps) {
  const { t } = useLingui();
  const alive = (error: unknown) => {
    if (!isProblem(error, "identity.halfway_dead")) throw error;
    toastProblem(error);
    onDead();
    return undefined;
  };
  if (!half.enrol) return <Code half={half} onIn={onIn} alive={alive} onBack={onDead} />;
  return (
    <Threshold wide title={t`Set up a second factor`} lead={<Trans>Your company asks for one. It takes a minute, and your phone.</Trans>}>
      <Enrol
        offer={() => identityApi.offerAtDoor(half.token)}
        confirm={(code) => identityApi.enrolAtDoor({ token: half.token, code }).catch(alive)}
        onDone={onIn}
        onBack={onDead}
      />
    </Threshold>
  );
}

interface CodeProps {
  half: Halfway;
  onIn: () => Promise<unknown>;
  alive: (error: unknown) => undefined;
  onBack: () => void;
}

function Code({ half, onIn, alive, onBack }: CodeProps) {
  const { t } = useLingui();
  const throttle = useThrottle();
  const passkey = usePasskey(onIn, { token: half.token });
  const { app } = half;
  const byPasskey = half.passkey && passkey.able;
  const [recovery, setRecovery] = useState(!app);
  const form = useForm({
    initial: { code: "" },
    check: ({ code }) => ({ code: code.trim() ? undefined : recovery ? t`Enter a recovery code.` : t`Enter the code of your app.` }),
    submit: async ({ code }) => {
      try {
        const done = await identityApi.finishSignIn({ token: half.token, code: code.trim() }).catch(alive);
        if (done) await onIn();
      } catch (error) {
        if (!throttle.caught(error)) throw error;
      }
    },
  });
  const turn = () => {
    setRecovery(!recovery);
    form.reset({ code: "" });
  };
  const use = () => passkey.use().catch(alive);
  const lead = recovery && !app && byPasskey ? <Trans>Use your passkey, or one of the recovery codes that you kept.</Trans> : recovery ? <Trans>Enter one of the codes that you kept when you set the app up. Each works once.</Trans> : <Trans>Enter the code that your app shows for Sitepost.</Trans>;
  return (
    <Threshold title={t`One more step`} lead={lead}>
      <form {...form.formProps}>
        {byPasskey && <PressButton kind={app ? "secondary" : "primary"} wide icon={<IconFingerprint size={16} stroke={1.5} aria-hidden />} onPress={use}><Trans>Use a passkey</Trans></PressButton>}
        {recovery ? (
          <TextField {...form.bind("code")} key="recovery" label={<Trans>Recovery code</Trans>} autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={40} autoFocus={app || !byPasskey} />
        ) : (
          <TextField {...form.bind("code")} key="code" label={<Trans>Code</Trans>} autoComplete="one-time-code" inputMode="numeric" maxLength={10} autoFocus />
        )}
        {throttle.words && <Note tone="late">{throttle.words}</Note>}
        <PressButton kind={byPasskey && !app ? "secondary" : "primary"} type="submit" wide busy={form.busy} blocked={throttle.words}><Trans>Sign in</Trans></PressButton>
        {half.recovery && app && <PressButton kind="quiet" wide onPress={turn}>{recovery ? <Trans>Use the app</Trans> : <Trans>Use a recovery code</Trans>}</PressButton>}
        <PressButton kind="quiet" wide onPress={onBack}><Trans>Back</Trans></PressButton>
      </form>
    </Threshold>
  );
}
