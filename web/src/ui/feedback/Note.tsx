import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import styles from "./feedback.module.css";

interface NoteProps {
  children: ReactNode;
  /** late: something deserves a second look · info: a rule at work here · plain: good to know */
  tone?: "plain" | "late" | "info";
  /** What can be done about it. */
  action?: ReactNode;
}

/** Stands in the page where it concerns something; says what is so, and what can be done. */
export function Note({ children, tone = "plain", action }: NoteProps) {
  const Icon = tone === "late" ? IconAlertTriangle : IconInfoCircle;
  return (
    <div className={styles.note} data-tone={tone} role={tone === "late" ? "alert" : "note"}>
      <Icon size={17} stroke={1.5} aria-hidden />
      <div className={styles.noteText}>{children}</div>
      {action && <div className={styles.noteAction}>{action}</div>}
    </div>
  );
}
