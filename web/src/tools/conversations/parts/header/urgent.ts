import type { Message } from "../../api";

export const EVERY = 3 * 60_000; // between two reminders of an urgent message
export const LONGEST = 20 * 60_000; // for which it is repeated

/** Whether an urgent message still presses this reader: they have not answered for it, and it is not old (11.3). */
export function presses(message: Message, readSeq: number, me: string, now: number): boolean {
  if (message.priority !== "urgent" || message.sender === me || message.sort !== "text" || message.deleted_at) return false;
  if (now - Date.parse(message.at) >= LONGEST) return false;
  return message.ack_wanted ? !message.acks.some((mark) => mark.person === me) : readSeq < message.seq;
}
