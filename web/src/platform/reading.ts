import type { QueryFunctionContext } from "@tanstack/react-query";
import type { Me } from "@/kernel/me";
import { type KeptPage, pages } from "./local";
import { ApiProblem, Unreachable } from "./problem";

/**
 * What somebody read is kept on their device, for when the line is away: only for whom the server last named, and only
 * until they sign out, somebody else signs in, or the server says that the session has ended.
 */
const READER = "sitepost.reader";
const HEARD = "sitepost.reader.heard"; // when the server last said something that is kept, in ms
const LONGEST = 30 * 24 * 3_600_000; // ms without a word of the server, after which nothing is shown
export const PATIENCE = 8_000; // ms in which an answer is waited for where something is kept
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

/** Whether what was written at `at` is old: all that is kept is as right as the last word of the server. */
const isOld = (at: number): boolean => Date.now() - Math.max(at, Number(localStorage.getItem(HEARD))) >= LONGEST;

/** Where the browser keeps nothing, there is nothing to find. */
const quietly = <T>(run: Promise<T>): Promise<T | undefined> => run.catch(() => undefined);

export const reading = {
  async find<T>(key: string): Promise<(Omit<KeptPage, "value"> & { value: T }) | undefined> {
    if (reader() === null) return undefined;
    const found = await quietly(pages.find(key));
    if (!found || reader() === null) return undefined;
    if (!isOld(found.at)) return { ...found, value: found.value as T }; // as it was kept
    await forgetReading();
    return undefined;
  },

  /** Keeps it for `whom`, as long as it is they who read here. */
  async keep(whom: string, key: string, value: unknown, { mark = 0, used = Date.now() } = {}): Promise<void> {
    if (reader() !== whom) return;
    localStorage.setItem(HEARD, String(Date.now()));
    await quietly(pages.keep({ key, value, mark, used, at: Date.now() }));
    if (reader() !== whom) await quietly(pages.drop([key])); // they left meanwhile
  },

  /** Whether what the server says now is said to whom it is kept for. */
  isTheirs: (): boolean => reader() !== null,
  touch: (key: string) => quietly(pages.touch(key, Date.now())),
  drop: (keys: readonly string[]) => quietly(pages.drop(keys)),
  marks: async (prefix: string) => (await quietly(pages.marks(prefix))) ?? new Map<string, number>(),

  async trim(prefix: string, most: number): Promise<void> {
    const keys = (await quietly(pages.oldest(prefix))) ?? [];
    if (keys.length > most) await quietly(pages.drop(keys.slice(0, keys.length - most)));
  },
};

/** Nothing that was read stays; also where nobody is known to read here: a window may have been closed over it. */
export async function forgetReading(): Promise<void> {
  localStorage.removeItem(READER);
  localStorage.removeItem(HEARD);
  await quietly(pages.dropAll());
}

/** The server has said who this is. */
export async function readsHere(me: Me): Promise<void> {
  looksThroughOthers = Boolean(me.viewing);
  if (looksThroughOthers) return;
  const whom = readerOf(me);
  const heard = Number(localStorage.getItem(HEARD) ?? Date.now());
  if (localStorage.getItem(READER) !== whom || isOld(heard)) {
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

/** The server's answer; without a word of it what is kept, if anything is, and `onLate` is told the answer that comes after that. */
export async function orKept<T>(asked: Promise<T>, find: () => Promise<T | undefined>, onLate?: (answer: T) => void): Promise<T> {
  if (reader() === null) return asked;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<"late">((resolve) => (timer = setTimeout(resolve, PATIENCE, "late")));
  try {
    const answered = asked.then((answer) => ({ answer }));
    const first = await Promise.race([answered, late]);
    if (first !== "late") return first.answer;
    const found = await Promise.race([answered, find().then((kept) => ({ kept }))]);
    if ("answer" in found) return found.answer;
    if (found.kept === undefined) return await asked;
    if (onLate) void asked.then(onLate, () => undefined); // a refusal is given again to whoever asks next
    return found.kept;
  } catch (error) {
    const kept = isAway(error) ? await find() : undefined;
    if (kept === undefined) throw error;
    return kept;
  } finally {
    clearTimeout(timer);
  }
}

/** `orKept` for a query: an answer that comes late takes the place of what was kept, which never takes that of an answer. */
export function orKeptIn<T extends object>({ client, queryKey }: Pick<QueryFunctionContext, "client" | "queryKey">, asked: Promise<Kept<T>>, find: () => Promise<Kept<T> | undefined>): Promise<Kept<T>> {
  const since = Date.now();
  const isAnswered = () => {
    const state = client.getQueryState<Kept<T>>(queryKey);
    return state?.data !== undefined && state.data.kept_at === undefined && state.dataUpdatedAt > since;
  };
  const put = (answer: Kept<T>) => {
    if (client.getQueryData<Kept<T>>(queryKey)?.kept_at !== undefined) client.setQueryData<Kept<T>>(queryKey, () => answer);
  };
  return orKept(asked, async () => (isAnswered() ? undefined : await find()), put);
}
