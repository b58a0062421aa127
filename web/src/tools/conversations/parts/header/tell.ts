import type { Message, Preferences, Summary } from "../../api";
import { isFor } from "../store/inbox";

/** Whether a person is told of a message, beyond the badge, which counts whatever they chose. */
export function isTold(message: Message, line: Summary, me: string, chosen: Preferences): boolean {
  if (message.sender === me || message.sort !== "text" || message.deleted_at) return false;
  const named = isFor(message, me);
  const level = line.level ?? "all";
  if (level === "nothing" || (level === "mentions" && !named)) return false;
  if (line.kind === "direct") return chosen.direct;
  if (named && chosen.mentions) return true;
  return line.kind === "group" ? chosen.groups : line.follows && chosen.items;
}
