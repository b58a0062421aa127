import type { ReactNode } from "react";
import styles from "./layout.module.css";

interface FactsProps {
  children: ReactNode;
  label?: string;
}

/** Four columns of label and value, two and one where there is less room, hairlines between the rows. */
export function Facts({ children, label }: FactsProps) {
  return (
    <div className={styles.factsRoom}>
      <dl className={styles.facts} aria-label={label}>
        {children}
      </dl>
    </div>
  );
}

interface FactProps {
  label: ReactNode;
  children?: ReactNode;
  /** Columns to take, of four. */
  span?: 1 | 2 | 3 | 4;
}

/** In edit mode the child is the field itself, in the same place. */
export function Fact({ label, children, span = 1 }: FactProps) {
  const blank = children === undefined || children === null || children === "" || children === false;
  return (
    <div className={styles.fact} data-span={span}>
      <dt>{label}</dt>
      <dd>{blank ? <span className={styles.blank}>–</span> : children}</dd>
    </div>
  );
}
