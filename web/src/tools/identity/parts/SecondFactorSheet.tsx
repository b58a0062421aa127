import { useQuery, useQueryClient } from "@tanstack/react-query";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { ErrorState, Moment, Note, PressButton, Sheet, Skeletons } from "@/ui";
import type { MyFactors } from "../api";
import { factorsQuery, sessionsQuery } from "../state";
import { FactorDialog, type Doing } from "./FactorDialog";
import styles from "./me.module.css";

/** One's own second factor, on the page of password and sessions. */
export function SecondFactorSheet() {
  const { data, error, refetch } = useQuery(factorsQuery);
  return (
    <Sheet flush title={<Trans>Second factor</Trans>}>
      {data ? <Factors found={data} /> : error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeletons shape="lines" count={2} />}
    </Sheet>
  );
}

function Factors({ found }: { found: MyFactors }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [doing, setDoing] = useState<Doing>();
  const close = async () => {
    setDoing(undefined);
    await Promise.all([factorsQuery, sessionsQuery].map(({ queryKey }) => queries.invalidateQueries({ queryKey })));
  };
  const open = async (what: Doing) => {
    await queries.refetchQueries({ queryKey: factorsQuery.queryKey }); // whether the password is asked for changes with time
    setDoing(what);
  };
  const left = found.recovery_left;
  return (
    <>
      {!found.totp_since && found.passkeys === 0 && found.due && <div className={styles.note}><Note tone="late"><Trans>Your company asks you for a second factor from <Moment at={found.due} /> on.</Trans></Note></div>}
      <ul className={styles.lines}>
        <li>
          <div className={styles.what}>
            <strong><Trans>App for codes</Trans></strong>
            <span>{found.totp_since ? <Trans>set up <Moment at={found.totp_since} />, last used <Moment at={found.totp_seen ?? found.totp_since} /></Trans> : <Trans>A code of an app on your phone, asked for after the password: a stolen password alone opens nothing.</Trans>}</span>
          </div>
          {found.totp_since ? (
            <>
              <PressButton small kind="quiet" onPress={() => open("enrol")}><Trans>Another phone</Trans></PressButton>
              <PressButton small kind="quiet" onPress={() => open("remove")} blocked={found.due && found.passkeys === 0 ? t`Your company asks you for a second factor.` : null}><Trans>Turn off</Trans></PressButton>
            </>
          ) : (
            <PressButton small kind="primary" onPress={() => open("enrol")}><Trans>Set up</Trans></PressButton>
          )}
        </li>
        {(found.totp_since || found.passkeys > 0) && (
          <li>
            <div className={styles.what}>
              <strong><Trans>Recovery codes</Trans></strong>
              <span>{left === 0 ? t`None is left. Make new ones.` : plural(left, { one: "# is left.", other: "# are left." })}</span>
            </div>
            <PressButton small kind="quiet" onPress={() => open("codes")}><Trans>Make new ones</Trans></PressButton>
          </li>
        )}
      </ul>
      {doing && <FactorDialog doing={doing} needsPassword={found.needs_password} onClose={close} />}
    </>
  );
}
