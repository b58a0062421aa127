import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import styles from "./marks.module.css";

interface ItemNumberProps {
  /** Null while it has none: a draft, or issued offline. Empty where there is none at all: some projects. */
  number: string | null | undefined;
  /** Why there is none yet. */
  pending?: "draft" | "offline";
  /** In a list the number is part of the row's link and is not a button. */
  plain?: boolean;
}

export function ItemNumber({ number, pending = "draft", plain }: ItemNumberProps) {
  const { t } = useLingui();
  const [copied, setCopied] = useState(false);
  if (number === "") return <span className={`${styles.number} ${styles.plain}`} />;
  if (!number) {
    return <span className={`${styles.number} ${styles.numberPending}`}>{pending === "draft" ? t`draft` : t`pending number`}</span>;
  }
  if (plain) return <span className={`${styles.number} ${styles.plain}`}>{number}</span>;

  const copy = async () => {
    await navigator.clipboard.writeText(number);
    setCopied(true);
    setTimeout(() => setCopied(false), 1_500);
  };
  return (
    <button type="button" className={styles.number} data-copied={copied || undefined} aria-label={copied ? t`${number}, copied` : t`${number}, copy number`} onClick={() => void copy()}>
      {number}
      {copied ? <IconCheck size={14} stroke={1.5} aria-hidden /> : <IconCopy size={14} stroke={1.5} aria-hidden />}
    </button>
  );
}
