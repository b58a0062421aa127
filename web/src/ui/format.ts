import { dateFormat } from "@/kernel/intl";

const DAY_MS = 86_400_000;

/** Our English is that of sites the world over: day before month, 24 hours. */
const LOCALES: Record<string, string> = { en: "en-GB", pseudo: "en-GB" };
export const localeOf = (language: string) => LOCALES[language] ?? language;

/** A calendar day, the year only where it is not this one: "Fri 28 Nov". */
export function formatDay(language: string, day: string, now = new Date()): string {
  const sameYear = day.startsWith(String(now.getUTCFullYear()));
  const format = dateFormat(localeOf(language), {
    timeZone: "UTC",
    weekday: sameYear ? "short" : undefined,
    day: "numeric",
    month: "short",
    year: sameYear ? undefined : "numeric",
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** An instant as people there read it, in the project's time zone. */
export function formatMoment(language: string, at: string | Date, timeZone?: string): string {
  return dateFormat(localeOf(language), { dateStyle: "medium", timeStyle: "short", timeZone }).format(new Date(at));
}

/** An instant in few words: the time today, else the day. */
export function formatBrief(language: string, at: string | Date, timeZone?: string, now = new Date()): string {
  const moment = new Date(at);
  const recent = Math.abs(now.getTime() - moment.getTime()) < DAY_MS && moment.getDate() === now.getDate();
  const options: Intl.DateTimeFormatOptions = recent
    ? { hour: "2-digit", minute: "2-digit" }
    : { day: "numeric", month: "short", year: moment.getFullYear() === now.getFullYear() ? undefined : "numeric" };
  return dateFormat(localeOf(language), { ...options, timeZone }).format(moment);
}

/** The time of day. */
export function formatClock(language: string, at: string | Date, timeZone?: string): string {
  return dateFormat(localeOf(language), { hour: "2-digit", minute: "2-digit", timeZone }).format(new Date(at));
}

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

export function formatSize(language: string, bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log(bytes) / Math.log(1000)), UNITS.length - 1);
  const unit = UNITS[step];
  return new Intl.NumberFormat(localeOf(language), { style: "unit", unit, unitDisplay: step === 0 ? "long" : "short", maximumFractionDigits: step < 2 ? 0 : 1 }).format(bytes / 1000 ** step);
}
