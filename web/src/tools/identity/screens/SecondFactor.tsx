import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { safeReturn, useAddress, useGo } from "@/platform/address";
import { ErrorState, Moment, Note, Page, PressButton, Sheet, Skeletons } from "@/ui";
import { FactorDialog } from "../parts/FactorDialog";
import styles from "../parts/factor.module.css";
import { factorsQuery } from "../state";

/** Right after a sign-in, while the company still lets people in without one. */
export default function SecondFactor() {
  const { t } = useLingui();
  const [{ to }] = useAddress({ to: "/" });
  const go = useGo();
  const { data, error, refetch } = useQuery(factorsQuery);
  const [open, setOpen] = useState(false);
  const on = () => go(safeReturn(to), { replace: true });
  const begin = async () => {
    await refetch(); // whether the password is asked for changes with time
    setOpen(true);
  };
  const close = async () => {
    setOpen(false);
    const { data: now } = await refetch();
    if (now?.totp_since) on();
  };
  return (
    <Page title={t`Set up a second factor`} width="letter">
      <Sheet>
        {!data ? (error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeletons shape="lines" />) : (
          <div className={styles.stack}>
            {data.totp_since ? (
              <Note><Trans>You have one already.</Trans></Note>
            ) : (
              <>
                {data.due && <Note tone="late"><Trans>Your company asks you for a second factor from <Moment at={data.due} /> on. Until then you may put it off.</Trans></Note>}
                <p style={{ margin: 0 }}><Trans>After the password you then enter a code of an app on your phone. A stolen password alone opens nothing. It takes a minute.</Trans></p>
              </>
            )}
            <div className={styles.buttons}>
              <PressButton onPress={on}>{data.totp_since ? <Trans>Continue</Trans> : <Trans>Later</Trans>}</PressButton>
              {!data.totp_since && <PressButton kind="primary" onPress={begin}><Trans>Set up now</Trans></PressButton>}
            </div>
          </div>
        )}
      </Sheet>
      {open && data && <FactorDialog doing="enrol" needsPassword={data.needs_password} onClose={close} />}
    </Page>
  );
}
