import { Modal } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { Note, PasswordField, PressButton, toast, useForm } from "@/ui";
import { identityApi, type TotpOffer } from "../api";
import { Enrol } from "./Enrol";
import styles from "./factor.module.css";
import { RecoveryCodes } from "./RecoveryCodes";
import { useThrottle } from "./useThrottle";

export type Doing = "enrol" | "codes" | "remove";

interface FactorDialogProps {
  doing: Doing;
  needsPassword: boolean;
  onClose: () => Promise<unknown>;
}

/** Changes one's second factor; asks for the password first where the sign-in is some minutes old. */
export function FactorDialog({ doing, needsPassword, onClose }: FactorDialogProps) {
  const { t } = useLingui();
  const [offer, setOffer] = useState<TotpOffer>();
  const [codes, setCodes] = useState<readonly string[]>();
  const titles = { enrol: t`Set up an app for codes`, codes: t`Make new recovery codes?`, remove: t`Turn the second factor off?` };
  const act = async (password: string) => {
    if (doing === "enrol") return setOffer(await identityApi.offerTotp(password));
    if (doing === "codes") return setCodes((await identityApi.newRecoveryCodes(password)).codes);
    await identityApi.removeTotp(password);
    toast(t`Second factor turned off`);
    await onClose();
  };
  const done = () => {
    toast(t`Second factor turned on`);
    return onClose();
  };
  const begin = async () => offer ?? (await identityApi.offerTotp(""));
  const leave = () => void onClose();
  return (
    <Modal opened onClose={leave} title={titles[doing]} centered size="34rem" closeOnClickOutside={false} closeButtonProps={{ "aria-label": t`Close` }}>
      {codes ? (
        <RecoveryCodes codes={codes} onDone={onClose} />
      ) : doing === "enrol" && (offer || !needsPassword) ? (
        <Enrol offer={begin} confirm={identityApi.confirmTotp} onDone={done} onBack={leave} back={<Trans>Cancel</Trans>} />
      ) : (
        <Proof doing={doing} needsPassword={needsPassword} act={act} onBack={leave} />
      )}
    </Modal>
  );
}

interface ProofProps {
  doing: Doing;
  needsPassword: boolean;
  act: (password: string) => Promise<unknown>;
  onBack: () => void;
}

function Proof({ doing, needsPassword, act, onBack }: ProofProps) {
  const { t } = useLingui();
  const throttle = useThrottle();
  const form = useForm({
    initial: { password: "" },
    check: ({ password }) => ({ password: !needsPassword || password ? undefined : t`Enter your password.` }),
    submit: async ({ password }) => {
      try {
        await act(password);
      } catch (error) {
        if (!throttle.caught(error)) throw error;
      }
    },
  });
  const words: Record<Doing, ReactNode> = {
    enrol: null,
    codes: <Trans>The codes that you have now stop working.</Trans>,
    remove: <Trans>Whoever knows your password can sign in as you from then on. Your recovery codes stop working.</Trans>,
  };
  const verbs: Record<Doing, ReactNode> = { enrol: <Trans>Continue</Trans>, codes: <Trans>Make new codes</Trans>, remove: <Trans>Turn off</Trans> };
  return (
    <form {...form.formProps} className={styles.enrol}>
      {words[doing] && <p style={{ margin: 0 }}>{words[doing]}</p>}
      {needsPassword && <PasswordField {...form.bind("password")} label={<Trans>Password</Trans>} hint={<Trans>You signed in some time ago.</Trans>} autoComplete="current-password" data-autofocus />}
      {throttle.words && <Note tone="late">{throttle.words}</Note>}
      <div className={styles.buttons}>
        <PressButton onPress={onBack}><Trans>Cancel</Trans></PressButton>
        <PressButton kind={doing === "remove" ? "danger" : "primary"} type="submit" busy={form.busy} blocked={throttle.words}>{verbs[doing]}</PressButton>
      </div>
    </form>
  );
}
