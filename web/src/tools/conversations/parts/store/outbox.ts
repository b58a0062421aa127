import type { FileNote, Message, Post } from "../../api";

/** A file of an unsent message: on the server already, or still on this device. */
export interface Part {
  name: string;
  size: number;
  media_type: string;
  id?: string;
  file?: File;
  thumbnail?: boolean;
}

export interface Refusal {
  code: string;
  words: string;
}

/** A message on its way. `at` orders them; the `key` makes it the same message however often it is sent. */
export interface Entry {
  key: string;
  person: string;
  conversation: string;
  project: string;
  at: number;
  post: Omit<Post, "key" | "files">;
  mentioned: { id: string; name: string }[];
  parts: Part[];
  state: "pending" | "failed";
  refusal?: Refusal;
}

export type Outcome = { kind: "sent"; message: Message } | { kind: "refused"; refusal: Refusal } | { kind: "later" };

export interface Surroundings {
  person: string;
  all: () => Promise<Entry[]>;
  keep: (entry: Entry) => Promise<void>;
  drop: (key: string) => Promise<void>;
  upload: (project: string, file: File) => Promise<FileNote>;
  send: (conversation: string, post: Post) => Promise<Message>;
  /** What a failure means. */
  judge: (error: unknown) => Refusal | "later";
  /** Only one window of the browser sends at a time. */
  alone: (name: string, run: () => Promise<void>) => Promise<void>;
  /** Until the line may be better; `attempt` counts from 1. */
  pause: (attempt: number, hurried: Promise<void>) => Promise<void>;
  sent: (message: Message) => void;
  /** Other windows look at what is kept again. */
  shout: () => void;
  now: () => number;
}

const inOrder = (a: Entry, b: Entry) => a.at - b.at || a.key.localeCompare(b.key);

/**
 * Messages on their way: kept on this device until the server has them, sent one after the other in each conversation.
 * A refused one steps aside for those behind it; sent again, it goes to the end.
 */
export class Outbox {
  readonly #around: Surroundings;
  #entries: readonly Entry[] = [];
  #listeners = new Set<() => void>();
  #running = new Set<string>();
  #again = new Set<string>();
  #inFlight = new Set<string>();
  #hurry: () => void = () => undefined;
  #hurried: Promise<void>;
  #last = 0;
  #writing = new Map<string, Entry>();
  #turn: Promise<void> = Promise.resolve();

  constructor(around: Surroundings) {
    this.#around = around;
    this.#hurried = new Promise((resolve) => (this.#hurry = resolve));
  }

  subscribe = (tell: () => void): (() => void) => {
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  };

  list = (): readonly Entry[] => this.#entries;
  isInFlight = (key: string): boolean => this.#inFlight.has(key);

  /** Another window added or sent something. */
  refresh(): Promise<void> {
    return this.#read();
  }

  /** After the page was loaded: send what waits. */
  async look(): Promise<void> {
    await this.#read();
    for (const conversation of new Set(this.#entries.map((one) => one.conversation))) void this.#drain(conversation);
  }

  /** The line is back: do not wait. */
  hurry(): void {
    this.#hurry();
    this.#hurried = new Promise((resolve) => (this.#hurry = resolve));
    void this.look();
  }

  async add(entry: Omit<Entry, "at" | "state" | "person">): Promise<void> {
    await this.#keep({ ...entry, person: this.#around.person, state: "pending", at: this.#next() });
    void this.#drain(entry.conversation);
  }

  async retry(key: string): Promise<void> {
    const entry = this.#entries.find((one) => one.key === key);
    if (!entry) return;
    if (entry.state === "failed") await this.#keep({ ...entry, state: "pending", refusal: undefined, at: this.#next() });
    this.hurry();
    void this.#drain(entry.conversation);
  }

  async remove(key: string): Promise<void> {
    this.#writing.delete(key);
    await this.#inTurn(async () => {
      await this.#around.drop(key);
      this.#show(this.#entries.filter((one) => one.key !== key));
    });
    this.#around.shout();
  }

  /** What is kept is read and written one after the other: nothing that was taken back comes again. */
  #inTurn(run: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(run);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  #next(): number {
    this.#last = Math.max(this.#around.now(), this.#last + 1, (this.#entries.at(-1)?.at ?? 0) + 1);
    return this.#last;
  }

  #show(entries: readonly Entry[]): void {
    this.#entries = [...entries].sort(inOrder);
    this.#listeners.forEach((tell) => tell());
  }

  async #keep(entry: Entry): Promise<void> {
    this.#writing.set(entry.key, entry);
    this.#show([...this.#entries.filter((one) => one.key !== entry.key), entry]);
    await this.#inTurn(async () => {
      if (this.#writing.get(entry.key) !== entry) return; // taken back, or written anew
      await this.#around.keep(entry);
      this.#writing.delete(entry.key);
    });
    this.#around.shout();
  }

  async #read(): Promise<void> {
    await this.#inTurn(async () => {
      const kept = (await this.#around.all()).filter((one) => one.person === this.#around.person && !this.#writing.has(one.key));
      this.#show([...kept, ...this.#writing.values()]);
    });
  }

  async #drain(conversation: string): Promise<void> {
    if (this.#running.has(conversation)) return void this.#again.add(conversation);
    this.#running.add(conversation);
    try {
      do {
        this.#again.delete(conversation);
        await this.#around.alone(conversation, () => this.#empty(conversation));
      } while (this.#again.has(conversation));
    } finally {
      this.#running.delete(conversation);
    }
  }

  async #empty(conversation: string): Promise<void> {
    for (let attempt = 1; ; ) {
      await this.#read();
      const entry = this.#entries.find((one) => one.conversation === conversation && one.state === "pending");
      if (!entry) return;
      const outcome = await this.#try(entry);
      if (outcome.kind === "later") {
        await this.#around.pause(attempt++, this.#hurried);
        continue;
      }
      attempt = 1;
      if (outcome.kind === "sent") {
        this.#around.sent(outcome.message);
        await this.remove(entry.key);
      } else if (this.#entries.some((one) => one.key === entry.key)) {
        await this.#keep({ ...entry, state: "failed", refusal: outcome.refusal });
      }
    }
  }

  async #try(entry: Entry): Promise<Outcome> {
    this.#inFlight.add(entry.key);
    this.#show(this.#entries);
    try {
      const parts = await this.#uploaded(entry);
      const files = parts.flatMap((part) => (part.id ? [part.id] : []));
      const message = await this.#around.send(entry.conversation, { ...entry.post, key: entry.key, files });
      return { kind: "sent", message };
    } catch (error) {
      const verdict = this.#around.judge(error);
      return verdict === "later" ? { kind: "later" } : { kind: "refused", refusal: verdict };
    } finally {
      this.#inFlight.delete(entry.key);
      this.#show(this.#entries);
    }
  }

  /** The files first; each is kept as sent, so that nothing is sent twice after a reload. */
  async #uploaded(entry: Entry): Promise<Part[]> {
    const parts = [...entry.parts];
    for (const [place, part] of parts.entries()) {
      if (part.id || !part.file) continue;
      const { id } = await this.#around.upload(entry.project, part.file);
      parts[place] = { ...part, id, file: undefined };
      entry.parts = [...parts];
      if (this.#entries.some((one) => one.key === entry.key)) await this.#keep({ ...entry });
    }
    return parts;
  }
}
