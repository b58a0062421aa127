import { Modal } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { Note, PasswordField, PressButton, TextField, toast, useForm } from "@/ui";
import { identityApi, type Passkey } from "../api";
import { agentWords } from "./agent";
import styles from "./factor.module.css";
import { isAborted, isHeld, makePasskey } from "./passkey";
import { RecoveryCodes } from "./RecoveryCodes";
import { useThrottle } from "./useThrottle";

interface DialogProps {
  title: string;
  onClose: () => Promise<unknown>;
  children: ReactNode;
}

function Dialog({ title, onClose, children }: DialogProps) {
  const { t } = useLingui();
  return (
    <Modal opened onClose={() => void onClose()} title={title} centered size="30rem" closeOnClickOutside={false} closeButtonProps={{ "aria-label": t`Close` }}>
      {children}
    </Modal>
  );
}

const LONGEST = 60;

/** Has this device make a passkey; the first second factor comes with recovery codes. */
export function AddPasskey({ needsPassword, onClose }: { needsPassword: boolean; onClose: () => Promise<unknown> }) {
  const { t } = useLingui();
  const throttle = useThrottle();
  const [codes, setCodes] = useState<readonly string[]>();
  const [held, setHeld] = useState(false);
  const form = useForm({
    initial: { name: agentWords(navigator.userAgent).slice(0, LONGEST), password: "" },
    check: ({ name, password }) => ({
      name: name.trim() ? undefined : t`Enter a name.`,
      password: !needsPassword || password ? undefined : t`Enter your password.`,
    }),
    submit: async ({ name, password }) => {
      setHeld(false);
      try {
        const { options } = await identityApi.offerPasskey(password);
        const made = await identityApi.addPasskey({ name: name.trim(), ...(await makePasskey(options)) });
        toast(t`Passkey added`);
        if (made.codes.length === 0) return void (await onClose());
        setCodes(made.codes);
      } catch (error) {
        if (isHeld(error)) return setHeld(true);
        if (!isAborted(error) && !throttle.caught(error)) throw error;
      }
    },
  });
  return (
    <Dialog title={codes ? t`Keep your recovery codes` : t`Add a passkey`} onClose={onClose}>
      {codes ? <RecoveryCodes codes={codes} onDone={onClose} /> : (
        <form {...form.formProps} className={styles.enrol}>
          <p style={{ margin: 0 }}><Trans>Your browser asks where to keep it: on this device, on a phone nearby, or on a security key. You are signed out everywhere else.</Trans></p>
          <TextField {...form.bind("name")} label={<Trans>Name</Trans>} hint={<Trans>By which you know it again, such as “Site phone”.</Trans>} maxLength={LONGEST} autoComplete="off" data-autofocus />
          {needsPassword && <PasswordField {...form.bind("password")} label={<Trans>Password</Trans>} hint={<Trans>You signed in some time ago.</Trans>} autoComplete="current-password" />}
          {held && <Note tone="late"><Trans>This device has a passkey for you already.</Trans></Note>}
          {throttle.words && <Note tone="late">{throttle.words}</Note>}
          <div className={styles.buttons}>
            <PressButton onPress={() => void onClose()}><Trans>Cancel</Trans></PressButton>
            <PressButton kind="primary" type="submit" busy={form.busy} blocked={throttle.words}><Trans>Continue</Trans></PressButton>
          </div>
        </form>
      )}
    </Dialog>
  );
}

export function RenamePasskey({ passkey, onClose }: { passkey: Passkey; onClose: () => Promise<unknown> }) {
  const { t } = useLingui();
  const form = useForm({
    initial: { name: passkey.name },
    check: ({ name }) => ({ name: name.trim() ? undefined : t`Enter a name.` }),
    submit: async ({ name }) => {
      await identityApi.renamePasskey(passkey.id, name.trim());
      await onClose();
    },
  });
  return (
    <Dialog title={t`Rename the passkey`} onClose={onClose}>
      <form {...form.formProps} className={styles.enrol}>
        <TextField {...form.bind("name")} label={<Trans>Name</Trans>} maxLength={LONGEST} autoComplete="off" data-autofocus />
        <div className={styles.buttons}>
          <PressButton onPress={() => void onClose()}><Trans>Cancel</Trans></PressButton>
          <PressButton kind="primary" type="submit" busy={form.busy}><Trans>Save</Trans></PressButton>
        </div>
      </form>
    </Dialog>
  );
}

export function RemovePasskey({ passkey, needsPassword, onClose }: { passkey: Passkey; needsPassword: boolean; onClose: () => Promise<unknown> }) {
  const { t } = useLingui();
  const throttle = useThrottle();
  const { name } = passkey;
  const form = useForm({
    initial: { password: "" },
    check: ({ password }) => ({ password: !needsPassword || password ? undefined : t`Enter your password.` }),
    submit: async ({ password }) => {
      try {
        await identityApi.removePasskey(passkey.id, password);
        toast(t`Passkey removed`);
        await onClose();
      } catch (error) {
        if (!throttle.caught(error)) throw error;
      }
    },
  });
  return (
    <Dialog title={t`Remove the passkey?`} onClose={onClose}>
      <form {...form.formProps} className={styles.enrol}>
        <p style={{ margin: 0 }}><Trans>“{name}” signs you in no more. Delete it on the device, too.</Trans></p>
        {needsPassword && <PasswordField {...form.bind("password")} label={<Trans>Password</Trans>} hint={<Trans>You signed in some time ago.</Trans>} autoComplete="current-password" data-autofocus />}
        {throttle.words && <Note tone="late">{throttle.words}</Note>}
        <div className={styles.buttons}>
          <PressButton onPress={() => void onClose()}><Trans>Cancel</Trans></PressButton>
          <PressButton kind="danger" type="submit" busy={form.busy} blocked={throttle.words}><Trans>Remove</Trans></PressButton>
        </div>
      </form>
    </Dialog>
  );
}
