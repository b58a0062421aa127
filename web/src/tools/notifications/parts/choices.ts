import { t } from "@lingui/core/macro";
import type { Choice } from "../api";
import { eventWord } from "./words";

/** What happens, as the person reads it whom it concerns. */
export function chosenWord(event: string): string {
  switch (event) {
    case "assigned":
      return t`Something is yours, or you are put on it`;
    case "created":
      return t`An item that you are on is issued`;
    case "responded_to":
      return t`Somebody responds`;
    case "emailed":
      return t`Somebody writes you an e-mail about an item`;
    case "updated_item":
      return t`An item is changed`;
    case "closed":
      return t`An item is closed`;
    case "reopened":
      return t`An item is opened again`;
    case "overdue":
      return t`Something of yours is overdue`;
    case "user_removed":
      return t`You are taken off an item`;
    default:
      return eventWord(event);
  }
}

export function channelWord(channel: string): string {
  switch (channel) {
    case "app":
      return t`In the app`;
    case "mail":
      return t`By mail`;
    default:
      return channel;
  }
}

/** The names of the weekdays from Monday on, which is 0. */
export function weekdays(locale: string): { value: number; label: string }[] {
  const name = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  return [0, 1, 2, 3, 4, 5, 6].map((value) => ({ value, label: name.format(new Date(Date.UTC(2024, 0, 1 + value))) })); // 1 January 2024 was a Monday
}

/** The hours of a day as they are written here. */
export function hours(locale: string): { value: string; label: string }[] {
  const name = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", timeZone: "UTC" });
  return Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: name.format(new Date(Date.UTC(2024, 0, 1, hour))) }));
}

/** The settings as a form holds them: whoever never chose begins in the time zone of their device. */
export interface Chosen {
  events: Choice["events"];
  time_zone: string[];
  quiet: boolean;
  quiet_from: string;
  quiet_to: string;
  quiet_days: number[];
  digest: "at_once" | "hourly" | "daily";
  digest_hour: string;
  skip_read: boolean;
}

export function chosenOf(choice: Choice): Chosen {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    events: choice.events,
    time_zone: [choice.time_zone || own],
    quiet: Boolean(choice.quiet_from),
    quiet_from: choice.quiet_from ?? "19:00",
    quiet_to: choice.quiet_to ?? "06:30",
    quiet_days: choice.quiet_days,
    digest: choice.digest as Chosen["digest"],
    digest_hour: String(choice.digest_hour),
    skip_read: choice.skip_read,
  };
}
