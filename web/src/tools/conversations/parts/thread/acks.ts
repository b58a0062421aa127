import type { Message } from "../../api";
import type { Asked } from "../dialogs/api";

/** Who was asked to confirm a message and has not. */
export function waitingFor(message: Message, asked: readonly Asked[]): Asked[] {
  const answered = new Set(message.acks.map((mark) => mark.person));
  return asked.filter((one) => !answered.has(one.id));
}
