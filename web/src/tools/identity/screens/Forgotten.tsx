import { Link } from "@tanstack/react-router";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Note, PressButton, TextField, useForm } from "@/ui";
import { identityApi } from "../api";
import { Threshold } from "../parts/Threshold";
import { useThrottle } from "../parts/useThrottle";

export default function Forgotten() {
  const { t } = useLingui();
  const throttle = useThrottle();
  const [sent, setSent] = useState("");
  const form = useForm({
    initial: { mail: "" },
    check: ({ mail }) => ({ mail: mail.trim() ? undefined : t`Enter your mail address.` }),
    submit: async ({ mail }) => {
      try {
        await identityApi.askReset(mail.trim());
        setSent(mail.trim());
      } catch (error) {
        if (!throttle.caught(error)) throw error;
      }
    },
  });
  const back = <Link to="/sign-in"><Trans>Back to sign-in</Trans></Link>;
  if (sent) {
    return (
      <Threshold title={t`Look into your mail`} lead={<Trans>If somebody signs in with {sent}, a link to choose a new password is on its way. It works for one hour.</Trans>} other={back}>
        <PressButton wide onPress={() => setSent("")}><Trans>Try another address</Trans></PressButton>
      </Threshold>
    );
  }
  return (
    <Threshold title={t`Forgotten password`} lead={<Trans>We mail you a link to choose a new one.</Trans>} other={back}>
      <form {...form.formProps}>
        <TextField {...form.bind("mail")} label={<Trans>Mail address</Trans>} type="email" autoComplete="username" inputMode="email" autoFocus />
        {throttle.words && <Note tone="late">{throttle.words}</Note>}
        <PressButton kind="primary" type="submit" wide busy={form.busy} blocked={throttle.words}><Trans>Send the link</Trans></PressButton>
      </form>
    </Threshold>
  );
}
