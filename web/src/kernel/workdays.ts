/** When a project works: weekdays (0 is Monday) and days off. */
export interface WorkCalendar {
  working_days: readonly number[];
  holidays: readonly { on: string }[];
}

const DAY = 86_400_000;
const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

function worker(calendar: WorkCalendar): (time: number) => boolean {
  const off = new Set(calendar.holidays.map((holiday) => holiday.on));
  return (time) => calendar.working_days.includes((new Date(time).getUTCDay() + 6) % 7) && !off.has(dayOf(time));
}

/** The day on which the n-th working day after `start` falls; zero gives the next working day from `start` on. */
export function addWorkdays(start: string, days: number, calendar: WorkCalendar): string {
  let time = at(start);
  if (calendar.working_days.length === 0) return dayOf(time + days * DAY);
  const works = worker(calendar);
  let left = days;
  while (left === 0 && !works(time)) time += DAY;
  while (left > 0) {
    time += DAY;
    if (works(time)) left -= 1;
  }
  return dayOf(time);
}

/** Working days after `start` up to and including `end`; negative when `end` lies before. */
export function workdaysBetween(start: string, end: string, calendar: WorkCalendar): number {
  if (at(end) < at(start)) return 0 - workdaysBetween(end, start, calendar);
  const works = worker(calendar);
  let count = 0;
  for (let time = at(start) + DAY; time <= at(end); time += DAY) if (works(time)) count += 1;
  return count;
}
