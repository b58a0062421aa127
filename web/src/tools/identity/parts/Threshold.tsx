import type { ReactNode } from "react";
import { usePageTitle } from "@/ui";
import styles from "./threshold.module.css";

/** The sheet that stands before the door: sign-in, setup, invitation. */
export function Threshold({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  usePageTitle(title);
  return (
    <main className={styles.ground}>
      <div className={styles.sheet}>
        <header className={styles.head}>
          <h1>{title}</h1>
          {lead && <p>{lead}</p>}
        </header>
        <div className={styles.body}>{children}</div>
        <footer className={styles.block} aria-hidden>
          <span className={styles.name}>Sitepost</span>
          <span>{location.host}</span>
        </footer>
      </div>
    </main>
  );
}
