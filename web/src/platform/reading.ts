import type { Me } from "@/kernel/me";
import { type KeptPage, pages } from "./local";
import { ApiProblem, Unreachable } from "./problem";

/**
 * What somebody read is kept on their device, for when the line is away: only for whom the server last named, and only
 * until they sign out, somebody else signs in, or the server says that the session has ended.
 */
const READER = "sitepost.reader";
const LONGEST = 30 * 24 * 3_600_000; // ms without a word of the server, after which nothing is shown
const PATIENCE = 8_000; // ms in which an answer is waited for where something is kept
const AWAY = new Set([502, 503, 504]);
const ME = "me";

/** The moment as of which something is shown that was kept, in ms. */
export type Kept<T> = T & { kept_at?: number };

let looksThroughOthers = false;

export const readerOf = (me: Me): string => `${me.account.id}.${me.person.id}`;

/** Whose reading is kept here now; nobody's while one looks through somebody else's eyes. */
const reader = (): string | null => (looksThroughOthers ? null : localStorage.getItem(READER));

/** No word of the server: the line is away, or the server is. */
export const isAway = (error: unknown): boolean => error instanceof Unreachable || (error instanceof ApiProblem && AWAY.has(error.status));

/** Where the browser keeps nothing, there is nothing to find. */
const quietly = <T>(run: Promise<T>): Promise<T | undefined> => run.catch(() => undefined);

export const reading = {
  async find<T>(key: string): Promise<(Omit<KeptPage, "value"> & { value: T }) | undefined> {
    if (reader() === null) return undefined;
    const found = await quietly(pages.find(key));
    return found && reader() !== null && Date.now() - found.at < LONGEST ? { ...found, value: found.value as T } : undefined; // as it was kept
  },

  /** Keeps it for `whom`, as long as it is they who read here. */
  async keep(whom: string, key: string, value: unknown, { mark = 0, used = Date.now() } = {}): Promise<void> {
    if (reader() !== whom) return;
    await quietly(pages.keep({ key, value, mark, used, at: Date.now() }));
    if (reader() !== whom) await quietly(pages.drop([key])); // they left meanwhile
  },

  touch: (key: string) => quietly(pages.touch(key, Date.now())),
  drop: (keys: readonly string[]) => quietly(pages.drop(keys)),
  marks: async (prefix: string) => (await quietly(pages.marks(prefix))) ?? new Map<string, number>(),

  async trim(prefix: string, most: number): Promise<void> {
    const keys = (await quietly(pages.oldest(prefix))) ?? [];
    if (keys.length > most) await quietly(pages.drop(keys.slice(0, keys.length - most)));
  },
};

/** Nothing that was read stays. */
export async function forgetReading(): Promise<void> {
  if (localStorage.getItem(READER) === null) return;
  localStorage.removeItem(READER);
  await quietly(pages.dropAll());
}

/** The server has said who this is. */
export async function readsHere(me: Me): Promise<void> {
  looksThroughOthers = Boolean(me.viewing);
  if (looksThroughOthers) return;
  const whom = readerOf(me);
  if (localStorage.getItem(READER) !== whom) {
    await forgetReading();
    localStorage.setItem(READER, whom);
  }
  await reading.keep(whom, ME, me);
}

/** Who read here last, where the server cannot be asked. */
export async function lastReader(): Promise<Kept<Me> | undefined> {
  const found = await reading.find<Me>(ME);
  return found && readerOf(found.value) === reader() ? { ...found.value, kept_at: found.at } : undefined;
}

/** The server's answer; without a word of it what is kept, if anything is. */
export async function orKept<T>(asked: Promise<T>, find: () => Promise<T | undefined>): Promise<T> {
  if (reader() === null) return asked;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<"late">((resolve) => (timer = setTimeout(resolve, PATIENCE, "late")));
  try {
    const first = await Promise.race([asked.then((answer) => ({ answer })), late]);
    return first !== "late" ? first.answer : ((await find()) ?? (await asked));
  } catch (error) {
    const kept = isAway(error) ? await find() : undefined;
    if (kept === undefined) throw error;
    return kept;
  } finally {
    clearTimeout(timer);
  }
}
