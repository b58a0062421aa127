import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconFingerprint } from "@tabler/icons-react";
import { useState } from "react";
import { ErrorState, Moment, PressButton, Sheet, Skeletons } from "@/ui";
import type { Passkey } from "../api";
import { factorsQuery, passkeysQuery, sessionsQuery } from "../state";
import { AddPasskey, RemovePasskey, RenamePasskey } from "./PasskeyDialogs";
import { canPasskeys } from "./passkey";
import styles from "./me.module.css";

type Doing = { what: "add" } | { what: "rename" | "remove"; passkey: Passkey };

/** One's own passkeys, on the page of password and sessions. */
export function PasskeySheet() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(passkeysQuery);
  const factors = useQuery(factorsQuery);
  const [doing, setDoing] = useState<Doing>();
  const [able] = useState(canPasskeys);
  const close = async () => {
    setDoing(undefined);
    await Promise.all([passkeysQuery, factorsQuery, sessionsQuery].map(({ queryKey }) => queries.invalidateQueries({ queryKey })));
  };
  const open = async (next: Doing) => {
    await queries.refetchQueries({ queryKey: factorsQuery.queryKey }); // whether the password is asked for changes with time
    setDoing(next);
  };
  const needsPassword = factors.data?.needs_password ?? true;
  const last = factors.data?.due && !factors.data.totp_since && data?.items.length === 1 ? t`Your company asks you for a second factor.` : null;
  const add = <PressButton small kind={data?.items.length ? "secondary" : "primary"} onPress={() => open({ what: "add" })} blocked={able ? null : t`This browser keeps passkeys only for addresses that begin with https.`}><Trans>Add a passkey</Trans></PressButton>;
  return (
    <Sheet flush title={<Trans>Passkeys</Trans>} end={data && data.items.length > 0 && add}>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="lines" count={1} /> : data.items.length === 0 ? (
        <ul className={styles.lines}>
          <li>
            <IconFingerprint size={20} stroke={1.5} aria-hidden />
            <div className={styles.what}>
              <strong><Trans>None yet</Trans></strong>
              <span><Trans>Sign in with the finger, face or PIN that unlocks your device: nothing to remember, and nothing that could be stolen by a false page.</Trans></span>
            </div>
            {add}
          </li>
        </ul>
      ) : (
        <ul className={styles.lines} aria-label={t`Passkeys`}>
          {data.items.map((passkey) => <Line key={passkey.id} passkey={passkey} last={last} onOpen={open} />)}
        </ul>
      )}
      {doing?.what === "add" && <AddPasskey needsPassword={needsPassword} onClose={close} />}
      {doing?.what === "rename" && <RenamePasskey passkey={doing.passkey} onClose={close} />}
      {doing?.what === "remove" && <RemovePasskey passkey={doing.passkey} needsPassword={needsPassword} onClose={close} />}
    </Sheet>
  );
}

function Line({ passkey, last, onOpen }: { passkey: Passkey; last: string | null; onOpen: (next: Doing) => Promise<void> }) {
  const { t } = useLingui();
  const { name } = passkey;
  return (
    <li>
      <IconFingerprint size={20} stroke={1.5} aria-hidden />
      <div className={styles.what}>
        <strong><bdi>{name}</bdi></strong>
        <span>
          {passkey.created_at && <Trans>added <Moment at={passkey.created_at} /></Trans>}
          {" · "}
          {passkey.seen_at ? <Trans>last used <Moment at={passkey.seen_at} /></Trans> : <Trans>not used yet</Trans>}
          {passkey.synced && <>{" · "}<Trans>on all devices of its cloud</Trans></>}
        </span>
      </div>
      <PressButton small kind="quiet" onPress={() => onOpen({ what: "rename", passkey })} aria-label={t`Rename ${name}`}><Trans>Rename</Trans></PressButton>
      <PressButton small kind="quiet" onPress={() => onOpen({ what: "remove", passkey })} blocked={last} aria-label={t`Remove ${name}`}><Trans>Remove</Trans></PressButton>
    </li>
  );
}
