import type { QueryClient } from "@tanstack/react-query";
import type { ToolFrame } from "@/kernel/facts";
import { isProblem } from "@/platform/http";
import type { LiveSocket } from "@/platform/live";
import { whenIdle } from "@/platform/idle";
import { drafts } from "@/platform/local";
import type { Kept } from "@/platform/reading";
import { type Inbox, type Message, type Mine, type Summary, type Talk, talkApi } from "../../api";
import { afterMessage, afterReading, type Effect, unreadAfter } from "./inbox";
import { makeOutbox } from "./device";
import { keptThread } from "./kept";
import { Listing } from "./listing";
import type { Outbox } from "./outbox";
import { followOnes } from "./rights";
import { Shelf } from "./shelf";
import { OpenTalk } from "./talk";
import type { Thread } from "./thread";

export const INBOX = ["conversations", "inbox"] as const;
export const SETTINGS = ["conversations", "mine"] as const;
const ONE = ["conversations", "one"] as const;
export const talkKey = (id: string) => [...ONE, id] as const;
export const draftKey = (id: string) => `talk.${id}`;

const TYPES_EVERY = 3_000;
const KEPT = 12; // conversations that are not open any more

const HIDDEN = 100; // ms: a window that is not drawn has no frames
const frame = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => resolve());
    setTimeout(resolve, HIDDEN);
  });

/** All that is heard and kept of conversations in this window, for one person. */
export class TalkHub {
  readonly me: string;
  readonly outbox: Outbox;
  readonly listing: Listing;
  readonly #shelf: Shelf;
  readonly #socket: LiveSocket;
  readonly #queries: QueryClient;
  #talks = new Map<string, OpenTalk>();
  #posted = new Set<(message: Message) => void>();
  #lost = new Set<(conversation: string, isLost: boolean) => void>();
  #gone = new Set<string>(); // no longer for this reader
  #asking = new Set<string>();
  #moved = new Set<string>(); // of those, what moved meanwhile: the answer may not know it
  #unlisted = new Set<string>();
  #typedAt = 0;

  /** `whom`: this person of this company, for whom what is read is kept. */
  constructor(socket: LiveSocket, queries: QueryClient, me: string, whom: string) {
    this.me = me;
    this.#socket = socket;
    this.#queries = queries;
    this.outbox = makeOutbox(me, (message) => this.hear(message));
    this.listing = new Listing({
      page: talkApi.inbox,
      known: () => this.#fromServer(),
      put: (change) => queries.setQueryData<Inbox>(INBOX, (inbox) => inbox && change(inbox)),
      ask: (id) => void this.ask(id),
      whenIdle,
    });
    this.#shelf = new Shelf({
      whom,
      messages: (id, where) => this.#mine(id, talkApi.messages(id, where)),
      one: (id) => this.#mine(id, talkApi.one(id)),
      open: (id) => this.#whole(id),
      talk: (id) => queries.getQueryData<Talk>(talkKey(id)),
      isListening: () => socket.isReady,
    });
  }

  /** Listens until the returned function is called. */
  start(): () => void {
    const ends = [
      this.#socket.frames.on((frame) => this.#take(frame)),
      this.#socket.ready.on(() => this.#resume()),
      this.#socket.rights.on(() => this.#shelf.resumed()),
      this.#shelf.start(this.#queries, { inbox: INBOX, settings: SETTINGS, one: ONE }),
      this.#followList(),
      followOnes(this.#queries, ONE, { there: (id) => this.#isThere(id), gone: (id) => this.#drop(id) }),
    ];
    const hurry = () => this.outbox.hurry();
    addEventListener("online", hurry);
    void this.outbox.look();
    return () => {
      ends.forEach((end) => end());
      removeEventListener("online", hurry);
    };
  }

  /** The list, where it is not the one that was kept here. */
  #fromServer(): Inbox | undefined {
    const inbox = this.#queries.getQueryData<Kept<Inbox>>(INBOX);
    return inbox?.kept_at === undefined ? inbox : undefined;
  }

  #followList(): () => void {
    const look = () => {
      const inbox = this.#fromServer();
      if (inbox) this.listing.came(inbox);
    };
    look(); // what came before anybody followed it
    return this.#queries.getQueryCache().subscribe(({ type, query, ...event }) => {
      if (type === "updated" && "action" in event && event.action.type === "success" && String(query.queryKey) === String(INBOX)) look();
    });
  }

  onMessage(listener: (message: Message) => void): () => void {
    this.#posted.add(listener);
    return () => this.#posted.delete(listener);
  }

  /** This reader may no longer read a conversation, or may again. */
  onLost(listener: (conversation: string, isLost: boolean) => void): () => void {
    this.#lost.add(listener);
    return () => this.#lost.delete(listener);
  }

  talk(id: string): OpenTalk {
    let talk = this.#talks.get(id);
    if (!talk) {
      talk = new OpenTalk({ messages: (where) => this.#mine(id, talkApi.messages(id, where)), now: Date.now, frame, kept: () => keptThread(id), isAway: () => this.#queries.getQueryData<Kept<Talk>>(talkKey(id))?.kept_at !== undefined });
      talk.subscribe(() => this.#shelf.saw(id));
      this.#talks.set(id, talk);
    }
    return talk;
  }

  /** What is open of it, where that is as the server has it. */
  #whole(id: string): Thread | undefined {
    const talk = this.#talks.get(id);
    return talk && talk.users > 0 && talk.state.status === "ready" && talk.state.asOf === null ? talk.state.thread : undefined;
  }

  /** What is not there for this reader is forgotten. */
  async #mine<T>(id: string, asked: Promise<T>): Promise<T> {
    try {
      return await asked;
    } catch (error) {
      if (isProblem(error) && error.status === 404) this.#drop(id);
      throw error;
    }
  }

  /** While it is open it is heard, listed or not. Those that were closed last stay as they were. */
  watch(id: string): () => void {
    const talk = this.talk(id);
    this.#unlisted.delete(id);
    talk.users++;
    this.#talks.delete(id);
    this.#talks.set(id, talk); // the last in line to be forgotten
    this.#socket.say({ type: "conversations.watch", conversation: id, since: null });
    this.#shelf.opened(id);
    if (talk.users === 1) void talk.catchUp(true);
    return () => {
      if (--talk.users > 0) return;
      this.#socket.say({ type: "conversations.unwatch", conversation: id });
      const idle = [...this.#talks].filter(([, one]) => one.users === 0);
      for (const [old] of idle.slice(0, Math.max(0, idle.length - KEPT))) this.#talks.delete(old);
    };
  }

  isOpen(id: string): boolean {
    return (this.#talks.get(id)?.users ?? 0) > 0;
  }

  typing(conversation: string): void {
    const now = Date.now();
    if (now - this.#typedAt < TYPES_EVERY) return;
    if (this.#socket.say({ type: "conversations.typing", conversation })) this.#typedAt = now;
  }

  /** Read as far as this: seen at once, here and in the badge. */
  read(conversation: string, seq: number): void {
    this.#patch(conversation, (line) => afterReading(line, seq));
    if (this.#socket.say({ type: "conversations.read", conversation, seq })) return;
    talkApi.mine(conversation, { read_seq: seq }).catch(() => undefined); // told again with the next message
  }

  async mine(conversation: string, change: Mine): Promise<Summary> {
    const summary = await talkApi.mine(conversation, change);
    this.#put(conversation, summary);
    return summary;
  }

  hear(message: Message): void {
    const { conversation } = message;
    this.#talks.get(conversation)?.hear(message);
    this.#shelf.hear(message);
    if (this.#asking.has(conversation)) this.#moved.add(conversation);
    const known = this.#line(conversation);
    const isNew = known === undefined || message.seq > known.last_seq;
    if (known) this.#patch(conversation, (line) => afterMessage(line, message, this.me));
    const asked = !known && (!this.#unlisted.has(conversation) || message.mentions.some((one) => one.id === this.me)) ? this.ask(conversation) : undefined;
    const tell = () => isNew && this.#posted.forEach((each) => each(message));
    if (asked) void asked.then(tell); // whoever is told looks at its line
    else tell();
  }

  /** Its line is read again: it was renamed, joined, left, or something was missed. */
  async ask(conversation: string): Promise<void> {
    if (this.#asking.has(conversation)) return void this.#moved.add(conversation);
    this.#asking.add(conversation);
    try {
      const talk = await this.#mine(conversation, talkApi.one(conversation));
      this.#queries.setQueryData(talkKey(conversation), talk);
      this.#put(conversation, talk);
      this.#isThere(conversation);
      const open = this.#talks.get(conversation);
      if (open && talk.last_rev > open.state.thread.rev) void open.catchUp(true);
    } catch {
      // told already where it is gone; otherwise asked again with the next change
    } finally {
      this.#asking.delete(conversation);
    }
    if (this.#moved.delete(conversation)) void this.ask(conversation);
  }

  #take(frame: ToolFrame): void {
    const conversation = frame.conversation as string; // our own server's frames
    switch (frame.type) {
      case "conversations.message":
        return this.hear(frame.message as Message);
      case "conversations.altered":
        if (!conversation) return this.#shelf.resumed(); // `heedRights` has all asked for again
        this.#unlisted.delete(conversation);
        return void this.ask(conversation);
      case "conversations.mine":
        this.#patch(conversation, (line) => afterReading(line, frame.read_seq as number));
        return;
      case "conversations.hidden": // in another window
        return this.forget(conversation);
      case "conversations.gone":
        return this.#drop(conversation);
      case "conversations.reset":
        return void this.#talks.get(conversation)?.catchUp(true);
      case "conversations.typing":
        if (frame.person !== this.me) this.#talks.get(conversation)?.types(frame.person as string, frame.name as string);
    }
  }

  /** What was said while nobody listened. */
  #resume(): void {
    this.#shelf.resumed();
    for (const [id, talk] of this.#talks) {
      if (talk.users === 0) continue;
      this.#socket.say({ type: "conversations.watch", conversation: id, since: null });
      void talk.catchUp(true);
      void this.#queries.invalidateQueries({ queryKey: talkKey(id) });
    }
    void this.#queries.invalidateQueries({ queryKey: INBOX });
    this.outbox.hurry();
  }

  #line(id: string): Summary | undefined {
    return this.#queries.getQueryData<Inbox>(INBOX)?.conversations.find((one) => one.id === id) ?? this.#queries.getQueryData<Talk>(talkKey(id));
  }

  #patch(id: string, effect: <T extends Summary>(line: T) => Effect<T>): void {
    let ask = false;
    const apply = <T extends Summary>(line: T): T => {
      const outcome = effect(line);
      ask ||= outcome.ask;
      return outcome.line;
    };
    this.#queries.setQueryData<Talk>(talkKey(id), (talk) => talk && apply(talk));
    this.listing.stirs(id);
    this.#setInbox((lines) => lines.map((one) => (one.id === id ? apply(one) : one)));
    if (ask) void this.ask(id);
  }

  #put(id: string, summary: Summary): void {
    this.#queries.setQueryData<Talk>(talkKey(id), (talk) => talk && { ...talk, ...summary, people_count: summary.people_count ?? talk.people_count });
    const listed = summary.kind !== "item" || summary.follows;
    if (listed) {
      this.#unlisted.delete(id);
      this.listing.stirs(id);
    } else {
      this.#unlisted.add(id);
      this.listing.leaves(id);
    }
    const shown = { ...summary, people_count: summary.kind === "item" ? null : summary.people_count }; // as the list has it
    this.#setInbox((lines) => {
      if (!listed) return lines.filter((one) => one.id !== id);
      return lines.some((one) => one.id === id) ? lines.map((one) => (one.id === id ? { ...one, ...shown } : one)) : [shown, ...lines];
    });
  }

  /** Out of the list, as one hid it. */
  forget(id: string): void {
    this.listing.leaves(id);
    this.#setInbox((lines) => lines.filter((one) => one.id !== id));
  }

  /** What was gone is back: where it is open it is heard and kept again. */
  #isThere(id: string): void {
    if (!this.#gone.delete(id)) return;
    if (this.isOpen(id)) {
      this.#socket.say({ type: "conversations.watch", conversation: id, since: null });
      this.#shelf.opened(id);
    }
    this.#lost.forEach((tell) => tell(id, false));
  }

  #drop(id: string): void {
    this.#gone.add(id);
    this.forget(id);
    this.#talks.get(id)?.purge();
    this.#shelf.forget(id);
    void drafts.drop(draftKey(id)).catch(() => undefined);
    for (const kept of ["cards", "quoted", "receipts"]) this.#queries.removeQueries({ queryKey: ["conversations", kept, id] });
    this.#queries.setQueryData<Talk>(talkKey(id), (talk) => talk && { ...talk, last: null });
    this.#lost.forEach((tell) => tell(id, true));
  }

  #setInbox(change: (lines: Summary[]) => Summary[]): void {
    this.#queries.setQueryData<Inbox>(INBOX, (inbox) => {
      if (!inbox) return inbox;
      const conversations = change(inbox.conversations);
      return { ...inbox, conversations, unread: unreadAfter(inbox, conversations) };
    });
  }
}
