import type { ReactNode } from "react";
import type { StatusKind } from "@/kernel/status";
import styles from "./marks.module.css";
import { statusName } from "./statusName";

const SHAPES: Record<StatusKind, ReactNode> = {
  draft: <circle cx="5" cy="5" r="3.75" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.4 1.6" />,
  open: <circle cx="5" cy="5" r="4" fill="currentColor" />,
  done: <path d="M.9 5.3l2.8 2.9L9.1 1.9" fill="none" stroke="currentColor" strokeWidth="2" />,
  failed: <path d="M1.4 1.4l7.2 7.2M8.6 1.4L1.4 8.6" stroke="currentColor" strokeWidth="2" />,
  late: <path d="M5 .8L9.7 9H.3z" fill="currentColor" />,
};

interface StatusBadgeProps {
  kind: StatusKind;
  /** The status in the tool's own word. */
  children: ReactNode;
  /** For instance the date on which it was closed. */
  detail?: ReactNode;
}

/** Shape, word and colour, as in a drawing's legend. */
export function StatusBadge({ kind, children, detail }: StatusBadgeProps) {
  return (
    <span className={styles.status} data-kind={kind}>
      <StatusShape kind={kind} />
      <span>{typeof children === "string" ? statusName(children) : children}</span>
      {detail && <span className={styles.detail}>{detail}</span>}
    </span>
  );
}

export function StatusShape({ kind }: { kind: StatusKind }) {
  return (
    <svg className={styles.shape} data-kind={kind} viewBox="0 0 10 10" aria-hidden focusable="false">
      {SHAPES[kind]}
    </svg>
  );
}
