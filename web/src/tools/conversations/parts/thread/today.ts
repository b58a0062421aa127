import { useSyncExternalStore } from "react";

const LOOK = 60_000; // a device that slept says nothing at midnight

function dayOf(moment: Date): string {
  const two = (figure: number) => String(figure).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** The day before one, as YYYY-MM-DD. */
export function dayBefore(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return dayOf(new Date(year, month - 1, date - 1));
}

function follow(tell: () => void): () => void {
  const timer = setInterval(tell, LOOK);
  document.addEventListener("visibilitychange", tell);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", tell);
  };
}

/** Today where the reader is, as YYYY-MM-DD; whoever asks is drawn anew once the day is another. */
export const useToday = (): string => useSyncExternalStore(follow, () => dayOf(new Date()));
