/** The hours and days on which somebody is left alone; `time_zone` is empty for that of the site. Days begin with Monday, 0. */
export interface Quiet {
  time_zone: string;
  quiet_from: string | null;
  quiet_to: string | null;
  quiet_days: readonly number[];
}

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** What a clock somewhere shows: the day of the week, and the time as HH:MM. */
function clockAt(at: Date, zone: string): { day: number; time: string } {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: zone || undefined, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
  return { day: WEEKDAYS.indexOf(parts.weekday ?? ""), time: `${parts.hour}:${parts.minute}` };
}

/** Whether somebody is left alone at a moment; the server decides the same for mails and pushes (`kernel/quiet.py`). */
export function isQuiet(quiet: Quiet | undefined, at: Date, zone: string): boolean {
  const { time_zone, quiet_from, quiet_to, quiet_days } = quiet ?? { time_zone: "", quiet_from: null, quiet_to: null, quiet_days: [] };
  if (quiet_days.length === 0 && (quiet_from === null || quiet_to === null)) return false;
  const { day, time } = clockAt(at, time_zone || zone);
  if (quiet_days.includes(day)) return true;
  if (quiet_from === null || quiet_to === null) return false;
  return quiet_from < quiet_to ? quiet_from <= time && time < quiet_to : time >= quiet_from || time < quiet_to;
}
