import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { isProblem } from "@/platform/http";
import { Note, PressButton, TextField, useForm } from "@/ui";
import { identityApi } from "../api";
import { keepReturn } from "./company";
import { Threshold } from "./Threshold";
import styles from "./threshold.module.css";
import { useThrottle } from "./useThrottle";

interface Choice {
  id: string;
  name: string;
}

/** To one's company's own sign-in, by the mail address. */
export function CompanyDoor({ mail, to, onBack }: { mail: string; to: string; onBack: () => void }) {
  const { t } = useLingui();
  const throttle = useThrottle();
  const [choices, setChoices] = useState<Choice[]>([]);
  const leave = async (address: string, provider?: string) => {
    try {
      const way = await identityApi.leave({ mail: address.trim(), provider });
      keepReturn(to);
      location.assign(way.address);
    } catch (error) {
      if (throttle.caught(error)) return;
      if (!isProblem(error, "identity.choose_provider")) throw error;
      setChoices(error.extra.providers as Choice[]); // the server's own list
    }
  };
  const form = useForm({
    initial: { mail },
    check: (values) => ({ mail: values.mail.trim() ? undefined : t`Enter your mail address.` }),
    submit: (values) => leave(values.mail),
  });
  if (choices.length > 0) {
    return (
      <Threshold title={t`Which company?`}>
        <ul className={styles.accounts}>
          {choices.map((choice) => <li key={choice.id}><PressButton wide onPress={() => leave(form.values.mail, choice.id)}>{choice.name}</PressButton></li>)}
          <li><PressButton wide kind="quiet" onPress={() => setChoices([])}><Trans>Back</Trans></PressButton></li>
        </ul>
      </Threshold>
    );
  }
  return (
    <Threshold title={t`Sign in with your company`} lead={<Trans>Your mail address says where: you give your password to your company alone.</Trans>}>
      <form {...form.formProps}>
        <TextField {...form.bind("mail")} label={<Trans>Mail address</Trans>} type="email" autoComplete="username" inputMode="email" autoFocus />
        {throttle.words && <Note tone="late">{throttle.words}</Note>}
        <PressButton kind="primary" type="submit" wide busy={form.busy} blocked={throttle.words}><Trans>Continue</Trans></PressButton>
        <PressButton kind="quiet" wide onPress={onBack}><Trans>Back</Trans></PressButton>
      </form>
    </Threshold>
  );
}
