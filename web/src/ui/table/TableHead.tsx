import { Checkbox } from "@mantine/core";
import { useLingui } from "@lingui/react/macro";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { PointerEvent } from "react";
import styles from "./table.module.css";
import type { Column, Sort } from "./types";
import type { Selection } from "./useSelection";
import type { TableLayout } from "./useTableLayout";

interface TableHeadProps<T> {
  layout: TableLayout<T>;
  order: readonly string[];
  selection: Selection | undefined;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
}

export function TableHead<T>({ layout, order, selection, sort, onSort }: TableHeadProps<T>) {
  const { t } = useLingui();
  const picked = order.filter((id) => selection?.has(id)).length;
  const all = picked > 0 && picked === order.length;
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        <div role="columnheader" className={styles.tick}>
          {selection ? (
            <Checkbox size="xs" checked={all} indeterminate={picked > 0 && !all} aria-label={t`Select all loaded rows`} onChange={() => (all ? selection.clear() : selection.set(order))} />
          ) : (
            <span className="seen-by-readers">{t`State`}</span>
          )}
        </div>
        {layout.columns.map((column) => (
          <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} onResize={(width) => layout.resize(column.key, width)} />
        ))}
      </div>
    </div>
  );
}

interface HeadCellProps<T> {
  column: Column<T>;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
  onResize: (width: number) => void;
}

function HeadCell<T>({ column, sort, onSort, onResize }: HeadCellProps<T>) {
  const sorted = sort?.key === column.key ? sort : undefined;
  const canSort = column.sortable && onSort;
  const Arrow = sorted?.desc ? IconArrowDown : IconArrowUp;
  const ariaSort = sorted ? (sorted.desc ? "descending" : "ascending") : canSort ? "none" : undefined;
  return (
    <div role="columnheader" className={styles.headCell} data-align={column.align} aria-sort={ariaSort}>
      {canSort ? (
        <button type="button" className={styles.sort} onClick={() => onSort({ key: column.key, desc: sorted ? !sorted.desc : false })}>
          {column.title}
          {sorted && <Arrow size={14} stroke={1.5} aria-hidden />}
        </button>
      ) : (
        <span className={styles.headText}>{column.title}</span>
      )}
      <span className={styles.grip} aria-hidden onPointerDown={(event) => drag(event, onResize)} />
    </div>
  );
}

function drag(event: PointerEvent<HTMLElement>, onResize: (width: number) => void) {
  event.preventDefault();
  const grip = event.currentTarget;
  const start = event.clientX;
  const width = grip.parentElement?.getBoundingClientRect().width ?? 0;
  const stop = new AbortController();
  const move = (moved: globalThis.PointerEvent) => onResize(width + moved.clientX - start);
  grip.setPointerCapture(event.pointerId);
  grip.addEventListener("pointermove", move, { signal: stop.signal });
  grip.addEventListener("lostpointercapture", () => stop.abort(), { signal: stop.signal });
}
