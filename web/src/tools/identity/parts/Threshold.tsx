import { type ReactNode, useEffect } from "react";
import { forgetReading } from "@/platform/reading";
import { usePageTitle } from "@/ui";
import styles from "./threshold.module.css";

interface ThresholdProps {
  title: string;
  lead?: ReactNode;
  /** Beside the title: which step of how many. */
  mark?: ReactNode;
  /** Below the form: the other way. */
  other?: ReactNode;
  wide?: boolean;
  children?: ReactNode;
}

/** The sheet that stands before the door: sign-in, setup, invitation. */
export function Threshold({ title, lead, mark, other, wide, children }: ThresholdProps) {
  usePageTitle(title);
  useEffect(() => void forgetReading(), []); // somebody else may be about to come in
  return (
    <main className={styles.ground}>
      <div className={styles.sheet} data-wide={wide || undefined}>
        <header className={styles.head}>
          {mark}
          <h1>{title}</h1>
          {lead && <p>{lead}</p>}
        </header>
        <div className={styles.body}>{children}</div>
        {other && <div className={styles.other}>{other}</div>}
        <footer className={styles.block} aria-hidden>
          <span className={styles.name}>Sitepost</span>
          <span>{location.host}</span>
        </footer>
      </div>
    </main>
  );
}
