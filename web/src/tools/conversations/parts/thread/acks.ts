import type { Message } from "../../api";
import type { Member } from "../dialogs/api";

/** Who was asked to confirm a message and has not: they were there when it was sent, and are. Of an item, who follows it. */
export function waitingFor(message: Message, members: readonly Member[]): Member[] {
  const answered = new Set(message.acks.map((mark) => mark.person));
  const sent = Date.parse(message.at);
  return members.filter((one) => one.active && one.id !== message.sender && !answered.has(one.id) && (!one.joined_at || Date.parse(one.joined_at) <= sent));
}
