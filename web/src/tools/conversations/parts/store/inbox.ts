import type { Inbox, Message, Summary } from "../../api";

export const MOST_UNREAD = 100;
const EXCERPT = 160;

/** What a message does to the line of its conversation: nothing, a new line, or one that has to be asked for again. */
export type Effect<T extends Summary> = { line: T; ask: boolean };

export const isFor = (message: Message, me: string): boolean => message.sender !== me && (message.everyone || message.mentions.some((one) => one.id === me));

function lastOf(message: Message): Summary["last"] {
  const { seq, sender, sender_name, at } = message;
  const deleted = Boolean(message.deleted_at);
  return { seq, sender, sender_name, at, deleted, text: deleted ? "" : message.text.slice(0, EXCERPT), files: deleted ? 0 : message.files.length };
}

const isListed = (line: Summary): boolean => line.kind !== "item" || line.follows;

/** A message was posted or changed: the same twice changes nothing, and a gap before it is never guessed over. */
export function afterMessage<T extends Summary>(line: T, message: Message, me: string): Effect<T> {
  if (message.rev <= line.last_rev) return { line, ask: false };
  if (message.rev > line.last_rev + 1) return { line, ask: true };
  const next = { ...line, last_rev: message.rev };
  if (message.seq <= line.last_seq) {
    const last = line.last?.seq === message.seq && message.sort === "text" ? lastOf(message) : line.last;
    const unread = message.seq > line.read_seq && message.sender !== me && message.sort === "text";
    return { line: { ...next, last }, ask: unread && (Boolean(message.deleted_at) || isFor(message, me)) };
  }
  const posted = { ...next, last_seq: message.seq, last_at: message.at };
  if (message.sort !== "text") return { line: posted, ask: false };
  const told = { ...posted, last: lastOf(message) };
  if (message.sender === me) return { line: { ...told, read_seq: message.seq, unread: 0, mentioned: false }, ask: false };
  if (!isListed(line)) return { line: told, ask: isFor(message, me) };
  return { line: { ...told, unread: Math.min(line.unread + 1, MOST_UNREAD), mentioned: line.mentioned || isFor(message, me) }, ask: false };
}

/** Read as far as `seq`, here or in another window. */
export function afterReading<T extends Summary>(line: T, seq: number): Effect<T> {
  if (seq >= line.last_seq) return { line: { ...line, read_seq: Math.max(seq, line.read_seq), unread: 0, mentioned: false }, ask: false };
  return { line: { ...line, read_seq: seq }, ask: seq !== line.read_seq };
}

export const unreadIn = (lines: readonly Summary[]): number => lines.reduce((sum, line) => sum + (isListed(line) ? line.unread : 0), 0);

/** Of a list that is not whole the server counted all: what changed of the lines that are known is counted on. */
export function unreadAfter(inbox: Inbox, lines: readonly Summary[]): number {
  if (inbox.next === null) return unreadIn(lines);
  if (inbox.unread >= MOST_UNREAD) return inbox.unread; // or more: nobody knows by how much
  const known = new Set(inbox.conversations.map((line) => line.id));
  return inbox.unread + unreadIn(lines.filter((line) => known.has(line.id))) - unreadIn(inbox.conversations);
}
