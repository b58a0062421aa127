import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { IconButton } from "../button/IconButton";
import { useShortcut } from "../keys/shortcuts";
import styles from "./table.module.css";
import type { Selection } from "./useSelection";

interface BulkBarProps {
  selection: Selection;
  /** What can be done with all of them: PressButtons. */
  children: ReactNode;
  /** "Select all 214 that match": offered beside the count. */
  more?: ReactNode;
  /** What holds for some of them: above the rest, as long as they are selected. */
  note?: ReactNode;
}

/** Rises from the bottom once something is selected. */
export function BulkBar({ selection, children, more, note }: BulkBarProps) {
  const { t } = useLingui();
  const count = selection.ids.size;
  useShortcut(count > 0 && "Escape", t`Clear selection`, selection.clear);
  if (count === 0) return null;
  return (
    <div className={styles.bulk} role="region" aria-label={t`Selected items`}>
      {note && <div className={styles.bulkNote}>{note}</div>}
      <span role="status" className={styles.bulkCount}>{t`${plural(count, { one: "# selected", other: "# selected" })}`}</span>
      {more}
      <span className={styles.bulkActions}>{children}</span>
      <IconButton label={t`Clear selection`} onClick={selection.clear}><IconX size={16} stroke={1.5} aria-hidden /></IconButton>
    </div>
  );
}
