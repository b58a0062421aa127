import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { isProblem } from "@/platform/http";
import { Note, PasswordField, PressButton, useForm } from "@/ui";
import { SHORTEST_PASSWORD } from "../state";
import { useThrottle } from "./useThrottle";

interface NewPasswordProps {
  send: (password: string) => Promise<unknown>;
  onDead: () => void;
  children: ReactNode;
}

/** Chooses a password by the link of a mail. */
export function NewPassword({ send, onDead, children }: NewPasswordProps) {
  const { t } = useLingui();
  const throttle = useThrottle();
  const form = useForm({
    initial: { password: "" },
    check: ({ password }) => ({ password: password.length < SHORTEST_PASSWORD ? t`Too short: at least 8 characters.` : undefined }),
    submit: async ({ password }) => {
      try {
        await send(password);
      } catch (error) {
        if (isProblem(error, "identity.link_dead")) return onDead();
        if (!throttle.caught(error)) throw error;
      }
    },
  });
  return (
    <form {...form.formProps}>
      <PasswordField {...form.bind("password")} label={<Trans>New password</Trans>} hint={<Trans>At least 8 characters. A few words in a row are easy to keep in mind and hard to guess.</Trans>} autoComplete="new-password" autoFocus />
      {throttle.words && <Note tone="late">{throttle.words}</Note>}
      <PressButton kind="primary" type="submit" wide busy={form.busy} blocked={throttle.words}>{children}</PressButton>
    </form>
  );
}
