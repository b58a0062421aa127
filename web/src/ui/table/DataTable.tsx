import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useGo } from "@/platform/address";
import { type Density, usePreferences } from "@/platform/preferences";
import { Skeletons } from "../feedback/Skeletons";
import { GroupRow, TableRow } from "./TableRow";
import styles from "./table.module.css";
import { TableHead } from "./TableHead";
import type { Column, Entry, Group, Sort } from "./types";
import type { Selection } from "./useSelection";
import { useNarrow } from "./useNarrow";
import { useTableKeys } from "./useTableKeys";
import type { TableLayout } from "./useTableLayout";

export interface DataTableProps<T> {
  label: string;
  rows: readonly T[];
  rowId: (row: T) => string;
  layout: TableLayout<T>;
  /** The row's own address: a click or Enter goes there. */
  href?: (row: T) => string;
  /** For rows without an address. */
  onOpen?: (row: T) => void;
  /** The row that is open beside the list. */
  openId?: string;
  unread?: (row: T) => boolean;
  /** Rows must arrive in the order of their groups. */
  group?: (row: T) => Group;
  selection?: Selection;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  loading?: boolean;
  /** Another number than before leads to the first row: Enter in the search box. Undefined while the rows are not those yet. */
  enter?: number;
  /** Called near the end of what is loaded. */
  onMore?: () => void;
  /** Shown when there are no rows: an EmptyState, a FilteredEmpty or an ErrorState. */
  empty: ReactNode;
}

const HEIGHTS: Record<Density, number> = { small: 32, medium: 40, large: 48 };
const NARROW = 64;
const GROUP = 36;
const AHEAD = 8;

function entriesOf<T>(rows: readonly T[], rowId: (row: T) => string, group: ((row: T) => Group) | undefined, folded: ReadonlySet<string>): Entry<T>[] {
  const entries: Entry<T>[] = [];
  let open: string | undefined;
  rows.forEach((row, at) => {
    const own = group?.(row);
    if (own && own.key !== open) {
      open = own.key;
      entries.push({ kind: "group", group: own, folded: folded.has(own.key) });
    }
    if (!own || !folded.has(own.key)) entries.push({ kind: "row", row, id: rowId(row), at });
  });
  return entries;
}

function templateOf<T>(columns: readonly Column<T>[], ticks: boolean): string {
  const grows = columns.find((column) => column.grow)?.key;
  const widths = columns.map((column) => (column.key === grows ? `minmax(${column.width}px, 1fr)` : `${column.width}px`));
  return [ticks ? "2.5rem" : "0.5rem", ...widths].join(" ");
}

export function DataTable<T>(props: DataTableProps<T>) {
  const { label, rows, rowId, layout, href, onOpen, openId, unread, group, selection, sort, onSort, loading, enter, onMore, empty } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const { density } = usePreferences();
  const narrow = useNarrow(scroller);
  const go = useGo();
  const height = narrow ? NARROW : HEIGHTS[density];
  const entries = useMemo(() => entriesOf(rows, rowId, group, folded), [rows, rowId, group, folded]);
  const order = useMemo(() => entries.flatMap((entry) => (entry.kind === "row" ? [entry.id] : [])), [entries]);

  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (entries[index]?.kind === "group" ? GROUP : height),
    overscan: AHEAD,
    scrollPaddingStart: narrow ? 0 : 36,
  });
  useEffect(() => virtual.measure(), [virtual, height, entries]);

  const last = virtual.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (onMore && entries.length > 0 && last >= entries.length - AHEAD) onMore();
  }, [onMore, last, entries.length]);

  const open = (row: T) => (href ? go(href(row)) : onOpen?.(row));
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  const openRow = useCallback((row: T) => latest.current(row), []);
  const fold = (key: string) => setFolded((before) => {
    const next = new Set(before);
    if (!next.delete(key)) next.add(key);
    return next;
  });
  const keys = useTableKeys({ entries, openId, selection, open, scrollTo: (index) => virtual.scrollToIndex(index), height, enter });

  if (loading && rows.length === 0) return <Skeletons shape="list" />;
  if (rows.length === 0) return <>{empty}</>;

  const style = { "--columns": templateOf(layout.columns, selection !== undefined) } as CSSProperties; // a custom property is not in React's type
  return (
    <div ref={scroller} className={styles.scroller} data-narrow={narrow || undefined} style={style}>
      <div
        ref={keys.grid}
        role="grid"
        className={styles.grid}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-multiselectable={selection ? true : undefined}
        aria-busy={loading || undefined}
        tabIndex={-1}
        onKeyDown={keys.onKeyDown}
      >
        <TableHead layout={layout} order={order} selection={selection} sort={sort} onSort={onSort} />
        <div role="rowgroup" className={styles.body} style={{ blockSize: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const entry = entries[item.index];
            if (!entry) return null;
            if (entry.kind === "group") {
              const place = { blockSize: item.size, transform: `translateY(${item.start}px)` };
              return <GroupRow key={`group ${entry.group.key}`} group={entry.group} folded={entry.folded} style={place} span={layout.columns.length + 1} onFold={() => fold(entry.group.key)} />;
            }
            return (
              <TableRow
                key={entry.id}
                {...{ id: entry.id, row: entry.row, narrow, order, selection }}
                columns={layout.columns}
                index={entry.at + 2}
                start={item.start}
                size={item.size}
                href={href?.(entry.row)}
                open={entry.id === openId}
                reached={entry.id === keys.reached}
                unread={unread?.(entry.row) ?? false}
                onOpen={openRow}
                onReach={keys.reach}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
