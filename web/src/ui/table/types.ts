import type { ReactNode } from "react";

export interface Column<T> {
  key: string;
  title: string;
  cell: (row: T) => ReactNode;
  /** Pixels. The first column with `grow` takes what is left over. */
  width: number;
  grow?: boolean;
  align?: "end";
  sortable?: boolean;
  /** Hidden until the person chooses it. */
  spare?: boolean;
  /** It comes and goes with what the list is of: never shown unless chosen. */
  passing?: boolean;
  /** Where it stands in the two-line row of a phone or a narrow list. Without one it is left out there. */
  narrow?: "lead" | "title" | "end" | "note" | "under";
}

export interface Group {
  key: string;
  label: ReactNode;
  count?: number | string;
  late?: number;
}

export interface Sort {
  key: string;
  desc: boolean;
}

export type Entry<T> = { kind: "group"; group: Group; folded: boolean } | { kind: "row"; row: T; id: string; at: number };

/** Which columns are shown, in which order, how wide. */
export interface LayoutChoice {
  order: string[];
  hidden: string[];
  /** Of the columns that come and go, those that were chosen. */
  shown?: string[];
  widths: Record<string, number>;
}
