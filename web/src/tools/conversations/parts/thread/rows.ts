import type { Message } from "../../api";
import type { Entry } from "../store/outbox";

export interface MessageRow {
  kind: "message";
  key: string;
  message: Message;
  /** Begins a new calendar day, as YYYY-MM-DD where the reader is. */
  day: string | null;
  /** Whoever wrote it is named; those after it of the same person are not. */
  isFirst: boolean;
  /** The first that the reader had not seen. */
  isNew: boolean;
}

export interface UnsentRow {
  kind: "unsent";
  key: string;
  entry: Entry;
  isFirst: boolean;
}

export type Row = MessageRow | UnsentRow;

const TOGETHER = 5 * 60_000;

const days = new WeakMap<Message, string>();

function dayOf(message: Message): string {
  const known = days.get(message);
  if (known !== undefined) return known;
  const moment = new Date(message.at);
  const two = (figure: number) => String(figure).padStart(2, "0");
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  days.set(message, day);
  return day;
}

/** Whether a row looks as it did: lists are made anew with every message, their lines are not. */
export const isSameRow = (a: MessageRow, b: MessageRow): boolean => a.message === b.message && a.day === b.day && a.isFirst === b.isFirst && a.isNew === b.isNew;

function belongs(before: Message, message: Message): boolean {
  if (before.sort !== "text" || message.sort !== "text" || before.sender !== message.sender) return false;
  if (message.priority !== "normal" || message.reply_to || before.deleted_at || message.deleted_at) return false;
  return Date.parse(message.at) - Date.parse(before.at) < TOGETHER;
}

/** Messages with what stands between them, and behind them what is still on its way. `newAfter`: read as far as that. With more `before` it is not known whether a day begins with the first. */
export function rowsOf(messages: readonly Message[], unsent: readonly Entry[], newAfter: number | null, me: string, hasBefore = false): Row[] {
  let marked = newAfter === null;
  const rows: Row[] = messages.map((message, place) => {
    const before = messages[place - 1];
    const own = dayOf(message);
    const day = before ? (dayOf(before) === own ? null : own) : hasBefore ? null : own;
    const isNew = !marked && newAfter !== null && message.seq > newAfter && message.sort === "text" && message.sender !== me;
    marked ||= isNew;
    return { kind: "message", key: message.key, message, day, isNew, isFirst: isNew || day !== null || !before || !belongs(before, message) };
  });
  const arrived = new Set(unsent.length > 0 ? messages.slice(-200).map((one) => one.key) : []);
  const waiting = unsent.filter((entry) => !arrived.has(entry.key));
  const last = messages.at(-1);
  const follows = last?.sort === "text" && last.sender === me && !last.deleted_at;
  return [...rows, ...waiting.map((entry, place): UnsentRow => ({ kind: "unsent", key: entry.key, entry, isFirst: place === 0 && !follows }))];
}
