import { useKept } from "@/platform/kept";
import type { Column, LayoutChoice } from "./types";

const NARROWEST = 48;
const WIDEST = 640;

export interface TableLayout<T> {
  /** What is shown, in order, with the chosen widths. */
  columns: Column<T>[];
  /** Every column, in order, for the chooser. */
  all: Column<T>[];
  isShown: (key: string) => boolean;
  show: (key: string, shown: boolean) => void;
  move: (key: string, by: -1 | 1) => void;
  resize: (key: string, width: number) => void;
  reset: () => void;
  /** All of it at once, as a saved view keeps it. */
  choice: LayoutChoice;
  apply: (choice: LayoutChoice) => void;
}

/** Remembered on this device under `key`, one for each list. */
export function useTableLayout<T>(key: string, columns: readonly Column<T>[]): TableLayout<T> {
  const initial: LayoutChoice = { order: [], hidden: columns.filter((one) => one.spare && !one.passing).map((one) => one.key), widths: {} };
  const [choice, keep] = useKept<LayoutChoice>(`columns.${key}`, initial);

  const rank = (column: Column<T>) => {
    const at = choice.order.indexOf(column.key);
    return at === -1 ? choice.order.length + columns.indexOf(column) : at;
  };
  const all = [...columns].sort((a, b) => rank(a) - rank(b)).map((column) => ({ ...column, width: choice.widths[column.key] ?? column.width }));
  const passing = new Set(columns.filter((one) => one.passing).map((one) => one.key));
  const isShown = (name: string) => (passing.has(name) ? (choice.shown ?? []).includes(name) : !choice.hidden.includes(name));
  const without = (names: readonly string[], name: string) => names.filter((one) => one !== name);

  return {
    all,
    columns: all.filter((column) => isShown(column.key)),
    isShown,
    show: (name, shown) => {
      const others = without(choice.shown ?? [], name);
      if (passing.has(name)) keep({ ...choice, shown: shown ? [...others, name] : others });
      else keep({ ...choice, hidden: shown ? without(choice.hidden, name) : [...choice.hidden, name] });
    },
    move: (name, by) => {
      const order = all.map((column) => column.key);
      const from = order.indexOf(name);
      const to = Math.min(Math.max(from + by, 0), order.length - 1);
      order.splice(to, 0, ...order.splice(from, 1));
      keep({ ...choice, order });
    },
    resize: (name, width) => keep({ ...choice, widths: { ...choice.widths, [name]: Math.round(Math.min(Math.max(width, NARROWEST), WIDEST)) } }),
    reset: () => keep(initial),
    choice,
    apply: keep,
  };
}
