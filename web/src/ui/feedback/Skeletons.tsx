import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect, useState } from "react";
import styles from "./feedback.module.css";

const PATIENCE = 200;

/** True once something has taken longer than a fifth of a second. */
export function useSlow(waiting: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setSlow(true), PATIENCE);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [waiting]);
  return waiting && slow;
}

interface SkeletonsProps {
  shape: "list" | "page" | "facts" | "lines";
  count?: number;
}

const COUNTS = { list: 12, page: 1, facts: 8, lines: 4 };
const WIDTHS = ["72%", "54%", "88%", "63%", "79%"];

/** The ghost of what is coming; nothing at all for the first 200 ms. */
export function Skeletons({ shape, count = COUNTS[shape] }: SkeletonsProps) {
  const { t } = useLingui();
  const slow = useSlow(true);
  return (
    <div role="status" className={styles.skeletons} data-shape={shape}>
      <span className="seen-by-readers">{slow ? t`Loading` : ""}</span>
      {slow && Array.from({ length: count }, (_, index) => <Ghost key={index} shape={shape} index={index} />)}
    </div>
  );
}

function Ghost({ shape, index }: { shape: SkeletonsProps["shape"]; index: number }): ReactNode {
  const width = WIDTHS[index % WIDTHS.length];
  if (shape === "page") {
    return (
      <>
        <span className={styles.ghost} style={{ inlineSize: "9rem", blockSize: "0.875rem" }} />
        <span className={styles.ghost} style={{ inlineSize: "26rem", blockSize: "1.5rem" }} />
        <span className={styles.ghost} style={{ inlineSize: "100%", blockSize: "10rem", marginBlockStart: "1rem" }} />
      </>
    );
  }
  if (shape === "list") {
    return (
      <span className={styles.ghostRow}>
        <span className={styles.ghost} style={{ inlineSize: "5rem" }} />
        <span className={styles.ghost} style={{ inlineSize: width }} />
        <span className={styles.ghost} style={{ inlineSize: "4rem" }} />
      </span>
    );
  }
  return <span className={styles.ghost} style={{ inlineSize: shape === "facts" ? "70%" : width }} />;
}
