import { type Kept, reading } from "@/platform/reading";
import type { Inbox, MySettings, Talk } from "../../api";
import type { Thread } from "./thread";

export const PREFIX = "talk.";
export const INBOX_PAGE = "talks";
export const SETTINGS_PAGE = "talk-settings";
export const SEEN_PAGE = "talks-seen";

export interface KeptTalk {
  talk: Talk;
  thread: Thread;
}

/** The company has switched conversations off: nothing of them stays. */
export async function dropTalks(): Promise<void> {
  await reading.drop([...(await reading.marks(PREFIX)).keys(), INBOX_PAGE]);
}

/** What the server says about itself counts also where nothing listens: nobody sees the button of what is off. */
export async function heeded(asked: Promise<MySettings>): Promise<MySettings> {
  const settings = await asked;
  if (!settings.mine.is_on && reading.isTheirs()) {
    await dropTalks();
    await reading.drop([SETTINGS_PAGE]);
  }
  return settings;
}

/** When all was last as the server has it. */
const seenAt = async (): Promise<number> => (await reading.find(SEEN_PAGE))?.at ?? 0;

export async function keptSettings(): Promise<Kept<MySettings> | undefined> {
  const found = await reading.find<MySettings>(SETTINGS_PAGE);
  return found && { ...found.value, kept_at: found.at };
}

export async function keptInbox(): Promise<Kept<Inbox> | undefined> {
  const found = await reading.find<Inbox>(INBOX_PAGE);
  return found && { ...found.value, kept_at: Math.max(found.at, await seenAt()) };
}

/** One conversation as it was last read, and as of when. */
export async function keptThread(id: string): Promise<(KeptTalk & { at: number }) | undefined> {
  const found = await reading.find<KeptTalk>(PREFIX + id);
  if (!found) return undefined;
  const line = (await reading.find<Inbox>(INBOX_PAGE))?.value.conversations.find((one) => one.id === id);
  const { talk, thread } = found.value;
  const isLast = line !== undefined && line.last_rev <= found.mark;
  return { talk: { ...talk, ...line, people_count: talk.people_count }, thread, at: isLast ? Math.max(found.at, await seenAt()) : found.at };
}

export async function keptTalk(id: string): Promise<Kept<Talk> | undefined> {
  const found = await keptThread(id);
  return found && { ...found.talk, kept_at: found.at };
}

/** The conversation on an item, where one follows it. */
export async function keptItemTalk(card: string): Promise<Kept<Talk> | undefined> {
  const line = (await reading.find<Inbox>(INBOX_PAGE))?.value.conversations.find((one) => one.item?.ref === card);
  return line ? keptTalk(line.id) : undefined;
}
