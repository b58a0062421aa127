import type { QueryClient } from "@tanstack/react-query";
import { isProblem } from "@/platform/http";
import { type Kept, reading } from "@/platform/reading";
import type { Inbox, Message, MySettings, Summary, Talk, Window } from "../../api";
import { dropTalks, INBOX_PAGE, type KeptTalk, PREFIX, SEEN_PAGE, SETTINGS_PAGE } from "./kept";
import { caughtUp, firstSeq, grown, heard, isBehind, opened, type Thread } from "./thread";

export const MOST_TALKS = 100;
export const MOST_MESSAGES = 200;
const WAIT = 1_500; // ms in which changes gather
const LOOKS = 60_000; // ms between two notes that all was as the server has it

/** The end of a conversation without a gap, as it is kept; nothing where something of it is missing. */
export function tailOf(thread: Thread): Thread | undefined {
  if (thread.hasAfter || isBehind(thread) || thread.messages.length === 0) return undefined;
  const messages = thread.messages.slice(-MOST_MESSAGES);
  return { ...thread, messages, hasBefore: thread.hasBefore || messages.length < thread.messages.length };
}

/** What is kept and what is open, put together: nothing where changes to the older ones may have been missed. */
export function joined(kept: Thread | undefined, open: Thread | undefined): Thread | undefined {
  if (!kept || !open) return open ?? kept;
  if (firstSeq(open) <= firstSeq(kept)) return open;
  return kept.rev >= open.rev ? kept : undefined;
}

interface Around {
  whom: string;
  messages: (id: string, where: { before?: number; since_rev?: number; limit: number }) => Promise<Window>;
  one: (id: string) => Promise<Talk>;
  /** What is open of a conversation, if it is as the server has it. */
  open: (id: string) => Thread | undefined;
  talk: (id: string) => Talk | undefined;
  isListening: () => boolean;
}

/** The messages that one opened last, and the list of conversations, kept on this device for when the line is away. */
export class Shelf {
  readonly #around: Around;
  #moved = new Map<string, Message[]>();
  #gone = new Set<string>();
  #known = new Set<string>();
  #filled = new Set<string>();
  #checked = new Set<string>(); // unlisted ones that were asked for since the line was last back
  #isOff = false; // the company has no conversations: nothing is kept
  #isPart = false; // the list has more pages that did not come yet: it is kept once it is whole
  #fromDevice = false; // the list on screen is the kept one: what follows it is the server's
  #unwritten: Inbox | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn: Promise<void> = Promise.resolve(); // waits for the line, too
  #pages: Promise<void> = Promise.resolve(); // never does

  constructor(around: Around) {
    this.#around = around;
  }

  /** Follows what is read until the returned function is called. */
  start(queries: QueryClient, keys: { inbox: readonly string[]; settings: readonly string[]; one: readonly string[] }): () => void {
    const inbox = String(keys.inbox);
    const settings = String(keys.settings);
    const one = `${String(keys.one)},`;
    void this.#inTurn(async () => void (await reading.marks(PREFIX)).forEach((_, key) => this.#known.add(key.slice(PREFIX.length))));
    const known = <T>(queryKey: readonly string[]) => queries.getQueryData<Kept<T>>(queryKey);
    const [list, mine] = [known<Inbox>(keys.inbox), known<MySettings>(keys.settings)]; // what came before anybody followed it
    this.#fromDevice = list?.kept_at !== undefined;
    if (list && !list.kept_at) this.#list(list, false);
    if (mine && !mine.kept_at) this.#mayTalk(mine);
    const stop = queries.getQueryCache().subscribe(({ type, query, ...event }) => {
      if (type !== "updated" || !("action" in event)) return;
      const key = String(query.queryKey);
      if (event.action.type === "error" && key.startsWith(one) && isProblem(query.state.error) && query.state.error.status === 404) this.forget(key.slice(one.length));
      if (event.action.type !== "success") return;
      const data = query.state.data as Kept<Partial<Inbox & MySettings>> | undefined; // by its key one of the two
      const isOurs = event.action.manual === true && !this.#fromDevice; // an answer that came late is put there by hand, too
      if (key === inbox) this.#fromDevice = data?.kept_at !== undefined;
      if (!data || data.kept_at) return;
      if (key === inbox) this.#list(data as Inbox, isOurs);
      if (key === settings) this.#mayTalk(data as MySettings);
    });
    const looks = setInterval(() => this.#around.isListening() && this.#seen(), LOOKS);
    const leave = () => document.visibilityState === "hidden" && void this.flush();
    document.addEventListener("visibilitychange", leave);
    return () => {
      stop();
      clearInterval(looks);
      document.removeEventListener("visibilitychange", leave);
    };
  }

  /** It was opened, and is among those that are kept. */
  opened(id: string): void {
    this.#gone.delete(id);
    this.#move(id);
    void this.#inTurn(() => reading.touch(PREFIX + id).then(() => undefined));
  }

  /** Of what is open something came; the first time it is kept at all. */
  saw(id: string): void {
    if (!this.#known.has(id) && !this.#gone.has(id) && !this.#moved.has(id) && this.#around.open(id)) this.#move(id);
  }

  /** The line is back: what is not listed is asked for again. */
  resumed(): void {
    this.#checked.clear();
  }

  /** Something was said or changed, in whichever conversation. */
  hear(message: Message): void {
    if (this.#known.has(message.conversation)) this.#move(message.conversation, message);
  }

  /** It is no longer for this reader: nothing of it stays. */
  forget(id: string): void {
    this.#gone.add(id);
    this.#known.delete(id);
    this.#filled.delete(id);
    this.#moved.delete(id);
    this.#drop([PREFIX + id]);
    this.#writeList();
  }

  /** At once, for a turn may wait for a line that says nothing; and again after what is being written. */
  #drop(keys: readonly string[]): void {
    void reading.drop(keys);
    void this.#inTurn(() => reading.drop(keys).then(() => undefined));
  }

  #isGone(id: string): boolean {
    return this.#isOff || this.#gone.has(id);
  }

  #move(id: string, ...messages: Message[]): void {
    if (this.#isOff) return;
    this.#moved.set(id, [...(this.#moved.get(id) ?? []), ...messages]);
    this.#soon();
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => void this.flush(), WAIT);
  }

  #inTurn(run: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(run).catch(() => undefined); // what could not be kept is kept with the next change
    return this.#turn;
  }

  /** The pages that say nothing of single messages, in the order in which they came. */
  #page(run: () => Promise<void>): void {
    this.#pages = this.#pages.then(run).catch(() => undefined); // kept with the next change
  }

  /** Writes what has gathered. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writeList();
    return this.#inTurn(async () => {
      const moved = [...this.#moved];
      this.#moved.clear();
      for (const [id, messages] of moved) await this.#write(id, messages).catch(() => undefined); // it is compared with the next list
      await reading.trim(PREFIX, MOST_TALKS);
    });
  }

  async #write(id: string, messages: readonly Message[]): Promise<void> {
    const found = await reading.find<KeptTalk>(PREFIX + id);
    const open = this.#around.open(id);
    const talk = this.#around.talk(id) ?? found?.value.talk;
    const kept = found && messages.reduce(heard, found.value.thread);
    if (!talk || (!kept && !open)) return;
    let thread = joined(kept && !isBehind(kept) ? kept : undefined, open && tailOf(open));
    if (kept && (!thread || isBehind(kept))) thread = (await this.#caughtUp(id, kept)) ?? thread;
    if (thread) thread = await this.#filledUp(id, thread);
    const tail = thread && tailOf(thread);
    if (!tail || this.#isGone(id)) return;
    this.#known.add(id);
    await reading.keep(this.#around.whom, PREFIX + id, { talk, thread: tail } satisfies KeptTalk, { mark: tail.rev, used: found?.used });
    if (this.#isGone(id)) await reading.drop([PREFIX + id]);
  }

  async #caughtUp(id: string, thread: Thread): Promise<Thread> {
    const changes = await this.#around.messages(id, { since_rev: thread.rev, limit: MOST_MESSAGES });
    if (changes.messages.length < MOST_MESSAGES) return caughtUp(thread, changes);
    return opened(thread, await this.#around.messages(id, { limit: MOST_MESSAGES }));
  }

  /** The older ones that were not shown yet, once. */
  async #filledUp(id: string, thread: Thread): Promise<Thread> {
    const missing = MOST_MESSAGES - thread.messages.length;
    if (missing <= 0 || !thread.hasBefore || this.#filled.has(id)) return thread;
    this.#filled.add(id);
    const whole = grown(thread, await this.#around.messages(id, { before: firstSeq(thread), limit: missing }), "before");
    return isBehind(whole) ? this.#caughtUp(id, whole) : whole;
  }

  /** The server's list is kept at once; of what is changed in it here, the last. */
  #list(inbox: Inbox, isOurs: boolean): void {
    if (this.#isOff) return;
    const wasPart = this.#isPart;
    this.#isPart = inbox.next !== null;
    if (this.#isPart) return;
    this.#unwritten = inbox;
    if (isOurs && !wasPart) return this.#soon();
    this.#writeList();
    void this.#inTurn(() => this.#compare(inbox.conversations));
  }

  #writeList(): void {
    if (!this.#unwritten) return;
    this.#page(async () => {
      const inbox = this.#unwritten;
      this.#unwritten = undefined;
      if (!inbox) return;
      await reading.keep(this.#around.whom, INBOX_PAGE, inbox);
      await reading.keep(this.#around.whom, SEEN_PAGE, null);
    });
  }

  #seen(): void {
    this.#writeList();
    this.#page(() => reading.keep(this.#around.whom, SEEN_PAGE, null));
  }

  /** What moved while nobody listened is read again; what cannot be read any more goes. */
  async #compare(lines: readonly Summary[]): Promise<void> {
    const listed = new Map(lines.map((line) => [line.id, line.last_rev]));
    for (const [key, rev] of await reading.marks(PREFIX)) {
      const id = key.slice(PREFIX.length);
      try {
        const last = listed.get(id) ?? (this.#checked.has(id) ? rev : (await this.#around.one(id)).last_rev);
        if (!listed.has(id)) this.#checked.add(id);
        if (last <= rev) continue;
        const found = await reading.find<KeptTalk>(key);
        if (!found || this.#isGone(id)) continue;
        const thread = tailOf(await this.#caughtUp(id, found.value.thread));
        if (!thread || this.#isGone(id)) continue;
        await reading.keep(this.#around.whom, key, { ...found.value, thread } satisfies KeptTalk, { mark: thread.rev, used: found.used });
        if (this.#isGone(id)) await reading.drop([key]);
      } catch {
        continue; // where access was lost, whoever asked has forgotten it; otherwise it is tried with the next list
      }
    }
  }

  #mayTalk({ mine }: MySettings): void {
    this.#isOff = !mine.is_on;
    if (this.#isOff) {
      for (const all of [this.#moved, this.#known, this.#filled, this.#checked]) all.clear();
      this.#unwritten = undefined;
      this.#page(dropTalks);
      void this.#inTurn(dropTalks); // and what was being written
    }
    this.#page(() => reading.keep(this.#around.whom, SETTINGS_PAGE, { mine } satisfies MySettings));
  }
}
