import { Trans, useLingui } from "@lingui/react/macro";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type CSSProperties, type MouseEvent, memo, type ReactNode } from "react";
import { Count, UnreadMark } from "../marks/small";
import styles from "./table.module.css";
import type { Column, Group } from "./types";
import type { Selection } from "./useSelection";

interface TableRowProps<T> {
  id: string;
  row: T;
  columns: readonly Column<T>[];
  order: readonly string[];
  index: number;
  /** Where it stands in the list and how high it is, in pixels. */
  start: number;
  size: number;
  narrow: boolean;
  href: string | undefined;
  open: boolean;
  reached: boolean;
  unread: boolean;
  selection: Selection | undefined;
  onOpen: (row: T) => void;
  onReach: (id: string) => void;
}

/** A row is drawn again only when it has something else to show: while one scrolls, most stay as they are. */
export const TableRow = memo(PlainRow) as typeof PlainRow;

function PlainRow<T>(props: TableRowProps<T>) {
  const { id, row, columns, order, index, start, size, narrow, open, reached, unread, selection, onOpen, onReach } = props;
  const { t } = useLingui();
  const picked = selection?.has(id) ?? false;
  const shown = narrow ? columns.filter((column) => column.narrow) : columns;

  const click = (event: MouseEvent) => {
    onReach(id);
    if ((event.target as Element).closest("a, button, input, label")) return;
    if (event.shiftKey && selection) return selection.extend(id, order);
    onOpen(row);
  };
  return (
    // The keys are heard by the grid around it.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      className={styles.row}
      data-row={id}
      data-open={open || undefined}
      data-picked={picked || undefined}
      data-unread={unread || undefined}
      aria-rowindex={index}
      aria-selected={selection ? picked : open}
      tabIndex={reached ? 0 : -1}
      style={{ blockSize: size, transform: `translateY(${start}px)` }}
      onClick={click}
      onFocus={() => onReach(id)}
    >
      <div role="gridcell" className={styles.tick}>
        {selection && !narrow && (
          <input type="checkbox" className={styles.box} checked={picked} aria-label={t`Select row`} tabIndex={-1} onClick={(event) => event.shiftKey && selection.extend(id, order)} onChange={() => selection.toggle(id)} />
        )}
        {unread && <UnreadMark />}
      </div>
      {shown.map((column) => (
        <div key={column.key} role="gridcell" className={styles.cell} data-align={column.align} data-narrow={column.narrow} data-main={column.narrow === "title" || undefined}>
          <Inside href={column.narrow === "title" ? props.href : undefined}>{words(column.cell(row))}</Inside>
        </div>
      ))}
    </div>
  );
}

/** Plain words end in an ellipsis where they do not fit. */
function words(cell: ReactNode): ReactNode {
  return typeof cell === "string" ? <span className={styles.words}>{cell}</span> : cell;
}

function Inside({ href, children }: { href: string | undefined; children: ReactNode }) {
  if (!href) return children;
  return <Link to={href} className={styles.rowLink} tabIndex={-1}>{children}</Link>;
}

interface GroupRowProps {
  group: Group;
  folded: boolean;
  style: CSSProperties;
  span: number;
  onFold: () => void;
}

export function GroupRow({ group, folded, style, span, onFold }: GroupRowProps) {
  const Chevron = folded ? IconChevronRight : IconChevronDown;
  const late = group.late ?? 0;
  return (
    <div role="row" className={styles.groupRow} style={style}>
      <div role="gridcell" aria-colspan={span} className={styles.groupCell}>
        <button type="button" className={styles.fold} aria-expanded={!folded} onClick={onFold}>
          <Chevron size={16} stroke={1.5} aria-hidden />
          {group.label}
        </button>
        {group.count !== undefined && <Count>{group.count}</Count>}
        {late > 0 && <span className={styles.groupLate}><Trans>{late} overdue</Trans></span>}
      </div>
    </div>
  );
}
