import { dateFormat } from "./intl";

export type Due =
  | { when: "late"; days: number }
  | { when: "today" }
  | { when: "tomorrow" }
  | { when: "soon"; days: number }
  | { when: "later"; days: number };

const DAY = 86_400_000;
const SOON = 14;

/** The calendar day of an instant in a place, as YYYY-MM-DD. */
export function dayIn(timeZone: string, at: Date): string {
  const parts = dateFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  return parts.format(at);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

export function dueOn(day: string, today: string): Due {
  const days = daysBetween(today, day);
  if (days < 0) return { when: "late", days: -days };
  if (days === 0) return { when: "today" };
  if (days === 1) return { when: "tomorrow" };
  return days <= SOON ? { when: "soon", days } : { when: "later", days };
}
