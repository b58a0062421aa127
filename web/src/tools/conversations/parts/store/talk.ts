import { isAway, PATIENCE } from "@/platform/reading";
import type { Message, Window } from "../../api";
import { caughtUp, EMPTY, firstSeq, grown, heard, isBehind, opened, type Thread } from "./thread";

export type Status = "loading" | "ready" | "failed";
/** What became of asking for a message: `gone` is one that the server has no more, `away` one that only the line would bring. */
export type Outcome = "there" | "gone" | "away" | "failed" | "overtaken";

export interface TalkState {
  thread: Thread;
  status: Status;
  error: unknown;
  /** Whatever is shown was put there anew: places in the list do not carry on. */
  run: number;
  /** The moment as of which it is shown, where the line is away and it was kept on this device. */
  asOf: number | null;
  /** Names by person, each until then (ms). */
  typing: ReadonlyMap<string, { name: string; until: number }>;
}

interface Source {
  messages: (where: { before?: number; after?: number; around?: number; since_rev?: number; limit: number }) => Promise<Window>;
  now: () => number;
  /** Until the next frame begins: by then the list knows how far it was scrolled, and older messages do not move it. */
  frame?: () => Promise<void>;
  /** What this device kept of it. */
  kept?: () => Promise<{ thread: Thread; at: number } | undefined>;
  /** It is known already that the line says nothing. */
  isAway?: () => boolean;
}

const PAGE = 50;
const CHANGES = 200;
const TYPES_FOR = 6_000;

const holds = (messages: readonly Message[], around?: number): boolean => around === undefined || messages.some((one) => one.seq === around);

/** One conversation that is open somewhere: what it shows, and how it gets more. */
export class OpenTalk {
  state: TalkState = { thread: EMPTY, status: "loading", error: null, run: 0, asOf: null, typing: new Map() };
  users = 0;
  readonly #source: Source;
  #listeners = new Set<() => void>();
  #catching = false;
  #growing = false;
  #run = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  subscribe = (tell: () => void): (() => void) => {
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  };

  read = (): TalkState => this.state;

  #become(patch: Partial<TalkState>): void {
    this.state = { ...this.state, ...patch };
    this.#listeners.forEach((tell) => tell());
  }

  /** Nothing was said here yet. */
  empty(): void {
    if (this.state.status === "loading") this.#become({ status: "ready", thread: EMPTY });
  }

  /** This reader may read it no longer: nothing of it stays. */
  purge(): void {
    this.#run++;
    this.#become({ thread: EMPTY, status: "loading", error: null, asOf: null, typing: new Map() });
  }

  /** Shows the end, or what stands around a message; with `stays` only where that one is to be had. */
  async open(around?: number, stays = false): Promise<Outcome> {
    const run = ++this.#run;
    if (this.state.status === "failed") this.#become({ status: "loading", error: null });
    const late = setTimeout(() => void this.#showKept(run), this.#source.isAway?.() ? 0 : PATIENCE);
    try {
      const page = await this.#source.messages({ around, limit: PAGE });
      if (run !== this.#run) return "overtaken";
      const found = holds(page.messages, around);
      if (stays && !found && this.state.status === "ready" && this.state.asOf === null) void this.catchUp(page.last_rev > this.state.thread.rev);
      else this.#show(page, around);
      return found ? "there" : "gone";
    } catch (error) {
      return await this.#fail(run, error, around);
    } finally {
      clearTimeout(late);
    }
  }

  /** What is shown stays; where that is nothing, what was kept takes its place. */
  async #fail(run: number, error: unknown, around?: number): Promise<Outcome> {
    if (run !== this.#run) return "overtaken";
    const away = isAway(error);
    if (this.state.status === "ready") this.#become({ error });
    else if (away) await this.#showKept(run);
    if (run !== this.#run) return "overtaken";
    if (this.state.status === "loading") this.#become({ status: "failed", error });
    if (this.state.status === "ready" && holds(this.state.thread.messages, around)) return "there";
    return away && this.state.status === "ready" ? "away" : "failed";
  }

  /** What was kept, where nothing else is shown yet. */
  async #showKept(run: number): Promise<void> {
    const kept = this.state.status === "loading" ? await this.#source.kept?.() : undefined;
    if (kept && run === this.#run && this.state.status === "loading") this.#become({ thread: kept.thread, status: "ready", error: null, asOf: kept.at, run });
  }

  /** The answer; what was kept and is shown already stays where it is, if nothing has changed since. */
  #show(page: Window, around?: number): void {
    const { thread, run, status } = this.state;
    const isShown = status === "ready" && run === this.#run;
    const held = isShown && holds(thread.messages, around);
    if (isShown && !held) this.#run++; // it begins elsewhere
    const isNew = !held || page.last_rev > thread.rev;
    this.#become({ ...(isNew && { thread: opened(thread, page) }), status: "ready", error: null, asOf: null, run: this.#run });
    void this.catchUp();
  }

  async grow(side: "before" | "after"): Promise<void> {
    const { thread, status } = this.state;
    if (this.#growing || status !== "ready" || !(side === "before" ? thread.hasBefore : thread.hasAfter)) return;
    this.#growing = true;
    const run = this.#run;
    try {
      const where = side === "before" ? { before: firstSeq(thread) } : { after: thread.messages.at(-1)?.seq ?? 0 };
      const page = await this.#source.messages({ ...where, limit: PAGE });
      await this.#source.frame?.();
      if (run === this.#run) this.#become({ thread: grown(this.state.thread, page, side), error: null });
      void this.catchUp();
    } catch (error) {
      this.#become({ error });
    } finally {
      this.#growing = false;
    }
  }

  hear(message: Message): void {
    const typing = new Map(this.state.typing);
    const typed = typing.delete(message.sender);
    if (this.state.status !== "ready") return;
    this.#become({ thread: heard(this.state.thread, message), ...(typed ? { typing } : {}) });
    if (this.state.asOf !== null) void this.catchUp(true); // the line was away for a moment, and nobody noticed
    else if (isBehind(this.state.thread)) void this.catchUp();
  }

  /** Asks for what was missed; `always` where nothing was heard of it: after the line was lost. */
  async catchUp(always = false): Promise<void> {
    if (this.#catching || this.state.status !== "ready" || !(always || isBehind(this.state.thread))) return;
    this.#catching = true;
    const run = this.#run;
    try {
      const changes = await this.#source.messages({ since_rev: this.state.thread.rev, limit: CHANGES });
      if (run !== this.#run) return;
      if (changes.messages.length >= CHANGES) return void this.open();
      this.#become({ thread: caughtUp(this.state.thread, changes), error: null, asOf: null });
    } catch (error) {
      this.#become({ error });
      return;
    } finally {
      this.#catching = false;
    }
    if (isBehind(this.state.thread)) void this.catchUp();
  }

  types(person: string, name: string): void {
    const now = this.#source.now();
    const typing = new Map([...this.state.typing].filter(([, one]) => one.until > now));
    typing.set(person, { name, until: now + TYPES_FOR });
    this.#become({ typing });
  }
}
