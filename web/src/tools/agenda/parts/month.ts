const DAY = 86_400_000;

/** A calendar month as "2026-11". */
export type Month = string;

const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
const text = (time: number) => new Date(time).toISOString().slice(0, 10);

export const monthOf = (day: string): Month => day.slice(0, 7);

export function isMonth(value: unknown): value is Month {
  return typeof value === "string" && /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(value);
}

export function isDay(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && isMonth(monthOf(value)) && !Number.isNaN(at(value)) && text(at(value)) === value;
}

/** The month so many months later. */
export function shift(month: Month, by: number): Month {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const months = year * 12 + number - 1 + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}

/** The weeks that a month touches, each of seven days from Monday on. */
export function weeksOf(month: Month): string[][] {
  const first = at(`${month}-01`);
  const last = at(`${shift(month, 1)}-01`) - DAY;
  const start = first - ((new Date(first).getUTCDay() + 6) % 7) * DAY;
  const weeks: string[][] = [];
  for (let monday = start; monday <= last; monday += 7 * DAY) weeks.push([0, 1, 2, 3, 4, 5, 6].map((day) => text(monday + day * DAY)));
  return weeks;
}
