import { Link } from "@tanstack/react-router";
import { Trans, useLingui } from "@lingui/react/macro";
import { LinkButton } from "@/ui";
import { Threshold } from "./Threshold";

/** A link of a mail that works no more, with a way on. */
export function DeadLink({ kind }: { kind: "invitation" | "reset" }) {
  const { t } = useLingui();
  if (kind === "reset") {
    return (
      <Threshold
        title={t`This link works no more`}
        lead={<Trans>A link to choose a new password works once, within an hour.</Trans>}
        other={<Link to="/sign-in"><Trans>Back to sign-in</Trans></Link>}
      >
        <LinkButton to="/forgotten-password" kind="primary" wide><Trans>Send me a new link</Trans></LinkButton>
      </Threshold>
    );
  }
  return (
    <Threshold title={t`This invitation works no more`} lead={<Trans>It was used already, or its seven days are over. Whoever invited you can send it again, from the project's directory.</Trans>}>
      <LinkButton to="/sign-in" kind="primary" wide><Trans>I have a password: sign in</Trans></LinkButton>
    </Threshold>
  );
}
