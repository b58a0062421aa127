import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useMe } from "@/platform/session";
import { ConfirmDialog, Moment, PressButton, Sheet, toast } from "@/ui";
import { factorApi, type Person } from "../api";
import { accountKey } from "../state";
import styles from "./directory.module.css";

const factorQuery = (person: string) => queryOptions({ queryKey: accountKey("second-factor", person), queryFn: ({ signal }) => factorApi.of(person, signal) });

/** Whether somebody has a second factor; an administrator takes a lost one away. */
export function SecondFactor({ person }: { person: Person }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const me = useMe();
  const [asking, setAsking] = useState(false);
  const query = factorQuery(person.id);
  const { data } = useQuery(query);
  if (!data) return null;
  const { name } = person;
  const own = me.person.id === person.id;
  const takeAway = async () => {
    await factorApi.takeAway(person.id);
    await queries.invalidateQueries({ queryKey: query.queryKey });
    setAsking(false);
    toast(t`${name} signs in with the password alone`);
  };
  const { passkeys } = data;
  const any = data.totp_since || passkeys > 0;
  const end = any && !own && <PressButton small onPress={() => setAsking(true)}><Trans>Take away</Trans></PressButton>;
  return (
    <Sheet title={<Trans>Second factor</Trans>} end={end}>
      <p className={styles.factor}>
        {data.totp_since && <Trans>An app for codes, since <Moment at={data.totp_since} />.</Trans>}{" "}
        {passkeys > 0 && plural(passkeys, { one: "# passkey.", other: "# passkeys." })}
        {!any && <Trans>None: signs in with the password alone.</Trans>}
      </p>
      <ConfirmDialog opened={asking} title={<Trans>Take the second factor of {name} away?</Trans>} confirm={<Trans>Take away</Trans>} danger onConfirm={takeAway} onCancel={() => setAsking(false)}>
        <Trans>For a phone that is lost. Make sure that it is {name} who asks you. They are signed out everywhere, sign in with their password, and get a mail about it.</Trans>
      </ConfirmDialog>
    </Sheet>
  );
}
