import type { ReactNode } from "react";
import styles from "./layout.module.css";

interface SplitViewProps {
  list: ReactNode;
  /** The open item, usually the route's <Outlet />; null while only the list is shown. */
  detail: ReactNode | null;
}

/** The list keeps 420 px beside the open item; on phones the item takes the screen. */
export function SplitView({ list, detail }: SplitViewProps) {
  return (
    <div className={styles.split} data-open={detail ? true : undefined}>
      <div className={styles.splitList}>{list}</div>
      {detail && <div className={styles.splitDetail}>{detail}</div>}
    </div>
  );
}
