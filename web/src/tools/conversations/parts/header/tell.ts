import type { Message, Preferences, Summary } from "../../api";
import { isFor } from "../store/inbox";

/** The four kinds of section 7.1 and 7.2. */
export interface Kinds {
  direct: boolean;
  groups: boolean;
  items: boolean;
  mentions: boolean;
}

/** What is told in the app; nothing without its master. */
export const inApp = (chosen: Preferences): Kinds | undefined => (chosen.in_app ? chosen : undefined);

/** What devices are woken for, and shown by the browser while another window is in front; nothing without its master. */
export const pushed = (chosen: Preferences): Kinds | undefined =>
  chosen.push ? { direct: chosen.push_direct, groups: chosen.push_groups, items: chosen.push_items, mentions: chosen.push_mentions } : undefined;

/** Whether a person is told of a message, beyond the badge, which counts whatever they chose; urgent ones pass quiet times. */
export function isTold(message: Message, line: Summary, me: string, kinds: Kinds | undefined, quiet = false): boolean {
  if (!kinds || message.sender === me || message.sort !== "text" || message.deleted_at) return false;
  const named = isFor(message, me);
  const level = line.level ?? "all";
  if (level === "nothing" || (level === "mentions" && !named)) return false;
  if (quiet && message.priority !== "urgent") return false;
  if (line.kind === "direct") return kinds.direct;
  if (named && kinds.mentions) return true;
  return line.kind === "group" ? kinds.groups : line.follows && kinds.items;
}

const QUIET = 4_000; // between two toasts; the badge counts all

/** The toast that was shown last. */
export interface Shown {
  at: number;
  conversation: string;
}

/** Whether a toast would come too soon after another: what is urgent never does, nor what another says to this person. */
export function isTooSoon(message: Message, kind: Summary["kind"], me: string, last: Shown, now: number): boolean {
  if (now - last.at >= QUIET || message.priority === "urgent") return false;
  return message.conversation === last.conversation || (kind !== "direct" && !isFor(message, me));
}
