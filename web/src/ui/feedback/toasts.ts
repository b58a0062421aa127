import { problemWords } from "./words";

export interface Toast {
  id: number;
  message: string;
  tone: "plain" | "failed";
  undo?: () => unknown;
  action?: { label: string; run: () => unknown };
}

let queue: readonly Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();

function change(to: readonly Toast[]) {
  queue = to;
  listeners.forEach((tell) => tell());
}

/** Says what happened. One at a time; the rest wait, and what can still be undone goes before them all. Give `undo` for it. */
export function toast(message: string, options: Partial<Pick<Toast, "tone" | "undo" | "action">> = {}): void {
  const said: Toast = { id: next++, message, tone: "plain", ...options };
  change(said.undo ? [said, ...queue] : [...queue, said]);
}

export function toastProblem(error: unknown): void {
  toast(problemWords(error), { tone: "failed" });
}

export function dismissToast(id: number): void {
  change(queue.filter((one) => one.id !== id));
}

export const toastQueue = {
  subscribe: (tell: () => void) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  },
  first: () => queue[0],
};
