import { Link } from "@tanstack/react-router";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconFingerprint } from "@tabler/icons-react";
import { useState } from "react";
import { safeReturn, useAddress } from "@/platform/address";
import { isProblem } from "@/platform/http";
import { Note, PasswordField, PressButton, TextField, useForm } from "@/ui";
import { identityApi } from "../api";
import { CompanyDoor } from "../parts/CompanyDoor";
import { Threshold } from "../parts/Threshold";
import styles from "../parts/threshold.module.css";
import { usePasskey } from "../parts/usePasskey";
import { useThrottle } from "../parts/useThrottle";
import { SecondHalf } from "../parts/SecondHalf";
import { useDoor } from "../state";

interface Account {
  id: string;
  name: string;
}

export default function SignIn() {
  const { t } = useLingui();
  const [{ to }] = useAddress({ to: "/" });
  const door = useDoor(safeReturn(to));
  const throttle = useThrottle();
  const [company, setCompany] = useState(false);
  const passkey = usePasskey(door.pass, { quiet: !door.half && !company });
  const [accounts, setAccounts] = useState<Account[]>([]);

  const open = async (values: { mail: string; password: string }, account?: string) => {
    try {
      await door.pass(await identityApi.signIn({ ...values, account }));
    } catch (error) {
      if (throttle.caught(error)) return;
      if (!isProblem(error, "identity.choose_account")) throw error;
      return setAccounts(error.extra.accounts as Account[]); // the server's own list
    }
  };
  const form = useForm({
    initial: { mail: "", password: "" },
    check: ({ mail, password }) => ({
      mail: mail.trim() ? undefined : t`Enter your mail address.`,
      password: password ? undefined : t`Enter your password.`,
    }),
    submit: (values) => open(values),
  });

  if (door.half) return <SecondHalf half={door.half} onIn={door.enter} onDead={door.back} />;
  if (company) return <CompanyDoor mail={form.values.mail} to={safeReturn(to)} onBack={() => setCompany(false)} />;
  if (accounts.length > 0) {
    return (
      <Threshold title={t`Which company?`} lead={<Trans>Your address and password fit more than one.</Trans>}>
        <ul className={styles.accounts}>
          {accounts.map((account) => (
            <li key={account.id}><PressButton wide onPress={() => open(form.values, account.id)}>{account.name}</PressButton></li>
          ))}
          <li><PressButton wide kind="quiet" onPress={() => setAccounts([])}><Trans>Back</Trans></PressButton></li>
        </ul>
      </Threshold>
    );
  }
  return (
    <Threshold title={t`Sign in`} other={<Link to="/forgotten-password"><Trans>Forgotten your password?</Trans></Link>}>
      <form {...form.formProps}>
        <TextField {...form.bind("mail")} label={<Trans>Mail address</Trans>} type="email" autoComplete="username webauthn" inputMode="email" autoFocus />
        <PasswordField {...form.bind("password")} label={<Trans>Password</Trans>} autoComplete="current-password" />
        {throttle.words && <Note tone="late">{throttle.words}</Note>}
        <PressButton kind="primary" type="submit" wide busy={form.busy} blocked={throttle.words}><Trans>Sign in</Trans></PressButton>
        {passkey.able && <PressButton wide icon={<IconFingerprint size={16} stroke={1.5} aria-hidden />} onPress={passkey.use}><Trans>Sign in with a passkey</Trans></PressButton>}
        <PressButton wide kind="quiet" onPress={() => setCompany(true)}><Trans>Sign in with your company</Trans></PressButton>
      </form>
    </Threshold>
  );
}
