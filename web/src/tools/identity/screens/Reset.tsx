import { Link } from "@tanstack/react-router";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useGo, useParam } from "@/platform/address";
import { identityApi } from "../api";
import { DeadLink } from "../parts/DeadLink";
import { NewPassword } from "../parts/NewPassword";
import { SecondHalf } from "../parts/SecondHalf";
import { Threshold } from "../parts/Threshold";
import { useDoor } from "../state";

export default function Reset() {
  const { t } = useLingui();
  const token = useParam("token");
  const door = useDoor("/");
  const go = useGo();
  const [dead, setDead] = useState(false);
  if (door.half) return <SecondHalf half={door.half} onIn={door.enter} onDead={() => go("/sign-in")} />;
  if (dead) return <DeadLink kind="reset" />;
  const send = async (password: string) => {
    await door.pass(await identityApi.reset(token, password));
  };
  return (
    <Threshold title={t`Choose a new password`} lead={<Trans>You are signed in with it at once; everywhere else you are signed out.</Trans>} other={<Link to="/sign-in"><Trans>Back to sign-in</Trans></Link>}>
      <NewPassword send={send} onDead={() => setDead(true)}><Trans>Save and sign in</Trans></NewPassword>
    </Threshold>
  );
}
