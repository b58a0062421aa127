import { Trans, useLingui } from "@lingui/react/macro";
import { IconCheck, IconCopy, IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { Note, PressButton } from "@/ui";
import styles from "./factor.module.css";

interface RecoveryCodesProps {
  codes: readonly string[];
  onDone: () => unknown;
}

/** Shown once: what stands in for the phone on the day it is lost. */
export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  const { t } = useLingui();
  const [copied, setCopied] = useState(false);
  const text = `${codes.join("\n")}\n`;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div className={styles.enrol}>
      <Note tone="late"><Trans>Keep these recovery codes where your phone is not: they are shown only this once. Each signs you in once when you do not have your app.</Trans></Note>
      <ul className={styles.codes} aria-label={t`Recovery codes`}>{codes.map((code) => <li key={code}>{code}</li>)}</ul>
      <div className={styles.buttons}>
        <PressButton icon={copied ? <IconCheck size={15} stroke={1.5} aria-hidden /> : <IconCopy size={15} stroke={1.5} aria-hidden />} onPress={copy}>{copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}</PressButton>
        <a className={styles.download} href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`} download="sitepost-recovery-codes.txt"><IconDownload size={15} stroke={1.5} aria-hidden /> <Trans>Download</Trans></a>
        <PressButton kind="primary" onPress={onDone}><Trans>I have kept them</Trans></PressButton>
      </div>
    </div>
  );
}
