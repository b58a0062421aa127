import { Trans, useLingui } from "@lingui/react/macro";
import { safeReturn, useAddress, useGo } from "@/platform/address";
import { useSession } from "@/platform/session";
import { PasswordField, PressButton, TextField, useForm } from "@/ui";
import { signIn } from "../api";
import { Threshold } from "../parts/Threshold";

export default function SignIn() {
  const { t } = useLingui();
  const [{ to }] = useAddress({ to: "/" });
  const { refresh } = useSession();
  const go = useGo();
  const form = useForm({
    initial: { mail: "", password: "" },
    check: ({ mail, password }) => ({
      mail: mail.trim() ? undefined : t`Enter your mail address.`,
      password: password ? undefined : t`Enter your password.`,
    }),
    submit: async (values) => {
      await signIn(values);
      await refresh();
      go(safeReturn(to), { replace: true });
    },
  });
  return (
    <Threshold title={t`Sign in`}>
      <form {...form.formProps}>
        <TextField {...form.bind("mail")} label={<Trans>Mail address</Trans>} type="email" autoComplete="username" inputMode="email" />
        <PasswordField {...form.bind("password")} label={<Trans>Password</Trans>} autoComplete="current-password" />
        <PressButton kind="primary" type="submit" wide busy={form.busy}><Trans>Sign in</Trans></PressButton>
      </form>
    </Threshold>
  );
}
