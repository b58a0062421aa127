import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useGo, useParam } from "@/platform/address";
import { isProblem } from "@/platform/http";
import { ErrorState, Skeletons } from "@/ui";
import { identityApi } from "../api";
import { DeadLink } from "../parts/DeadLink";
import { NewPassword } from "../parts/NewPassword";
import { SecondHalf } from "../parts/SecondHalf";
import { Threshold } from "../parts/Threshold";
import styles from "../parts/threshold.module.css";
import { invitationQuery, useDoor } from "../state";

export default function Invitation() {
  const { t } = useLingui();
  const token = useParam("token");
  const door = useDoor("/");
  const go = useGo();
  const [dead, setDead] = useState(false);
  const { data, error, refetch } = useQuery(invitationQuery(token));
  if (door.half) return <SecondHalf half={door.half} onIn={door.enter} onDead={() => go("/sign-in")} />;
  if (dead || (isProblem(error) && error.status === 404)) return <DeadLink kind="invitation" />;
  if (!data) return <Threshold title={t`Invitation`}>{error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeletons shape="lines" />}</Threshold>;

  const { account_name: account, inviter } = data;
  const send = async (password: string) => {
    await door.pass(await identityApi.accept(token, password));
  };
  return (
    <Threshold title={t`Welcome to ${account}`} lead={inviter ? <Trans>{inviter} invites you to work together on Sitepost.</Trans> : <Trans>You are invited to work together on Sitepost.</Trans>}>
      <dl className={styles.who}>
        <dt><Trans>Name</Trans></dt>
        <dd>{data.name}</dd>
        <dt><Trans>You sign in with</Trans></dt>
        <dd>{data.mail}</dd>
      </dl>
      <NewPassword send={send} onDead={() => setDead(true)}><Trans>Join</Trans></NewPassword>
    </Threshold>
  );
}
