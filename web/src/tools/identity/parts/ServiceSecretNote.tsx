import { Trans } from "@lingui/react/macro";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import { Note, PressButton } from "@/ui";
import type { ServiceSecret } from "../api";
import styles from "./me.module.css";

/** Id and secret of a client, shown once. */
export function ServiceSecretNote({ made, onDone }: { made: ServiceSecret; onDone: () => void }) {
  return (
    <div style={{ marginBlockStart: "1rem" }}>
      <Note tone="late" action={<PressButton small onPress={onDone}><Trans>I have kept it</Trans></PressButton>}>
        <Trans>Copy the secret now: it is shown only this once.</Trans>
        <Copied label={<Trans>Client id</Trans>} text={made.id} />
        <Copied label={<Trans>Secret</Trans>} text={made.secret} />
        <Copied label={<Trans>Where to get a token</Trans>} text={`${location.origin}/oauth/token`} />
      </Note>
    </div>
  );
}

function Copied({ label, text }: { label: React.ReactNode; text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div className={styles.secret}>
      <span>{label}</span>
      <code>{text}</code>
      <PressButton small icon={copied ? <IconCheck size={15} stroke={1.5} aria-hidden /> : <IconCopy size={15} stroke={1.5} aria-hidden />} onPress={copy}>{copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}</PressButton>
    </div>
  );
}
