import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useId, useState } from "react";
import { ErrorState, Note, PressButton, Skeletons, TextField, useForm } from "@/ui";
import type { TotpOffer } from "../api";
import styles from "./factor.module.css";
import { RecoveryCodes } from "./RecoveryCodes";
import { useThrottle } from "./useThrottle";

interface EnrolProps {
  offer: () => Promise<TotpOffer>;
  /** Takes the app into use by its first code. Nothing: it took too long, and somebody has said so. */
  confirm: (code: string) => Promise<{ codes: string[] } | undefined>;
  /** They have kept their recovery codes. */
  onDone: () => unknown;
  onBack?: () => void;
  back?: ReactNode;
}

/** Sets an app for codes up: scan, type its first code, keep the recovery codes. */
export function Enrol({ offer, confirm, onDone, onBack, back }: EnrolProps) {
  const id = useId();
  const { data, error, refetch } = useQuery({ queryKey: ["identity", "offer", id], queryFn: offer, staleTime: Infinity, gcTime: 0, retry: false, refetchOnWindowFocus: false });
  const [codes, setCodes] = useState<readonly string[]>();
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />;
  if (!data) return error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeletons shape="lines" />;
  return <FirstCode offer={data} confirm={confirm} onCodes={setCodes} onBack={onBack} back={back} />;
}

interface FirstCodeProps extends Pick<EnrolProps, "confirm" | "onBack" | "back"> {
  offer: TotpOffer;
  onCodes: (codes: readonly string[]) => void;
}

function FirstCode({ offer, confirm, onCodes, onBack, back }: FirstCodeProps) {
  const { t } = useLingui();
  const throttle = useThrottle();
  const form = useForm({
    initial: { code: "" },
    check: ({ code }) => ({ code: code.trim() ? undefined : t`Enter the code that the app shows.` }),
    submit: async ({ code }) => {
      try {
        const made = await confirm(code.trim());
        if (made) onCodes(made.codes);
      } catch (error) {
        if (!throttle.caught(error)) throw error;
      }
    },
  });
  const secret = offer.secret.replace(/(.{4})(?=.)/g, "$1 ");
  return (
    <form {...form.formProps} className={styles.enrol}>
      <div className={styles.scan}>
        <img src={`data:image/svg+xml,${encodeURIComponent(offer.svg)}`} alt={t`QR code for the app`} />
        <div>
          <p><Trans>Scan this with an app for codes on your phone, such as Aegis, 2FAS, Google or Microsoft Authenticator.</Trans></p>
          <p className={styles.quiet}><Trans>Or type this secret into it:</Trans></p>
          <code className={styles.secret} aria-label={t`Secret`}>{secret}</code>
        </div>
      </div>
      <TextField {...form.bind("code")} label={<Trans>Code that the app shows</Trans>} autoComplete="one-time-code" inputMode="numeric" maxLength={10} />
      {throttle.words && <Note tone="late">{throttle.words}</Note>}
      <div className={styles.buttons}>
        {onBack && <PressButton onPress={onBack}>{back ?? <Trans>Back</Trans>}</PressButton>}
        <PressButton kind="primary" type="submit" busy={form.busy} blocked={throttle.words}><Trans>Turn on</Trans></PressButton>
      </div>
    </form>
  );
}
