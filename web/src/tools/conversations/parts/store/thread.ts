import type { Message, Window } from "../../api";

/**
 * What is shown of a conversation: messages in the order of `seq` without a gap. Whatever arrives is put in by its
 * `seq`, the newer `rev` winning, so that it does not matter how often or in which order it arrives. Everything shown
 * is at least as new as `rev`; while more was `heard` of than that, something is missing and has to be asked for.
 */
export interface Thread {
  messages: readonly Message[];
  hasBefore: boolean;
  hasAfter: boolean;
  rev: number;
  heard: number;
  lastSeq: number;
}

export const EMPTY: Thread = { messages: [], hasBefore: false, hasAfter: false, rev: 0, heard: 0, lastSeq: 0 };

export const isBehind = (thread: Thread): boolean => thread.heard > thread.rev;

export const firstSeq = (thread: Thread): number => thread.messages[0]?.seq ?? 1;
const endSeq = (thread: Thread): number => thread.messages.at(-1)?.seq ?? 0;

/** A piece of the conversation takes the place of what was shown. */
export function opened(before: Thread, page: Window): Thread {
  const heard = Math.max(before.heard, page.last_rev);
  const lastSeq = Math.max(before.lastSeq, page.last_seq);
  return { messages: page.messages, hasBefore: page.has_before, hasAfter: page.has_after, rev: page.last_rev, heard, lastSeq };
}

/** Older or newer messages join those that are shown; they were read at a moment of their own. */
export function grown(thread: Thread, page: Window, side: "before" | "after"): Thread {
  const first = firstSeq(thread);
  const end = endSeq(thread);
  const older = page.messages.filter((one) => one.seq < first);
  const newer = page.messages.filter((one) => one.seq > end);
  const fits = side === "before" ? older.at(-1)?.seq === first - 1 : newer[0]?.seq === end + 1;
  const seen = { heard: Math.max(thread.heard, page.last_rev), lastSeq: Math.max(thread.lastSeq, page.last_seq), rev: Math.min(thread.rev, page.last_rev) };
  if (side === "before") return { ...thread, ...seen, messages: fits ? [...older, ...thread.messages] : thread.messages, hasBefore: page.has_before };
  return { ...thread, ...seen, messages: fits ? [...thread.messages, ...newer] : thread.messages, hasAfter: page.has_after };
}

function put(thread: Thread, message: Message): readonly Message[] {
  const { messages } = thread;
  const end = endSeq(thread);
  if (message.seq === end + 1 && !thread.hasAfter) return [...messages, message];
  const at = message.seq - firstSeq(thread);
  const held = messages[at];
  if (!held || held.rev >= message.rev) return messages;
  return messages.with(at, message);
}

/** One message was posted or changed. */
export function heard(thread: Thread, message: Message): Thread {
  return {
    ...thread,
    messages: put(thread, message),
    rev: message.rev === thread.rev + 1 ? message.rev : thread.rev,
    heard: Math.max(thread.heard, message.rev),
    lastSeq: Math.max(thread.lastSeq, message.seq),
  };
}

/** All that changed since `rev`; only for an answer that was not cut short. */
export function caughtUp(thread: Thread, changes: Window): Thread {
  const messages = [...changes.messages].sort((a, b) => a.seq - b.seq).reduce((before, message) => ({ ...before, messages: put(before, message) }), thread).messages;
  return { ...thread, messages, rev: Math.max(thread.rev, changes.last_rev), heard: Math.max(thread.heard, changes.last_rev), lastSeq: Math.max(thread.lastSeq, changes.last_seq) };
}
