import { dateFormat } from "@/kernel/intl";
import { localeOf } from "./format";

/** Days outside these were mistyped; the server refuses them, too. */
export const FIRST_DAY = "2000-01-01";
export const LAST_DAY = "2100-12-31";

const whole = (language: string) => dateFormat(localeOf(language), { timeZone: "UTC", weekday: "short", day: "numeric", month: "short", year: "numeric" });

/** A calendar day in a field, always with its year: "Fri 28 Nov 2026". */
export function fieldDay(language: string, day: string): string {
  return day && whole(language).format(new Date(`${day}T00:00:00Z`)).replaceAll(",", "");
}

const plain = (word: string) => word.toLocaleLowerCase().replace(/\.$/, "");

/** The names of the months, long and short, in this language and in English. */
function monthNames(language: string): Map<string, number> {
  const names = new Map<string, number>();
  for (const locale of [localeOf(language), "en-GB"])
    for (const month of ["long", "short"] as const)
      for (let at = 0; at < 12; at++) names.set(plain(new Intl.DateTimeFormat(locale, { month, timeZone: "UTC" }).format(Date.UTC(2026, at, 1))), at + 1);
  names.set("sep", 9); // British English says Sept
  return names;
}

function dayOf(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(2000, 0, 1));
  at.setUTCFullYear(year, month - 1, day);
  const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return real ? at.toISOString().slice(0, 10) : null;
}

/** "28 Nov", "28 November 2026", "Nov 28 2026", with or without a weekday. */
function fromWords(language: string, text: string, today: string): string | null {
  const months = monthNames(language);
  const words = text.split(/[\s,]+/).map(plain);
  const month = words.map((word) => months.get(word)).find(Boolean);
  const [day, year = Number(today.slice(0, 4))] = words.filter((word) => /^\d+$/.test(word)).map(Number);
  return month && day !== undefined && (year > 999 || day > 999) ? dayOf(Math.max(day, year), month, Math.min(day, year)) : null;
}

/** What somebody typed as a day, YYYY-MM-DD; day before month, as everywhere here. Null where it is none. */
export function readDay(language: string, typed: string, today: string): string | null {
  const text = typed.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = /^(\d{1,2})[./\s-](\d{1,2})(?:[./\s-](\d{4}))?[./]?$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  if (figures) return dayOf(Number(figures[3] ?? today.slice(0, 4)), Number(figures[2]), Number(figures[1]));
  return fromWords(language, text, today);
}

export const isDayInReach = (day: string): boolean => day >= FIRST_DAY && day <= LAST_DAY;
