import type { Inbox, InboxPage, Summary } from "../../api";
import { unreadIn } from "./inbox";

const NEXT_PAGE = 200; // conversations; the first page is as the server cuts it
const AGAIN = 3_000; // ms until a page that did not come is asked for again, at first
const LONGEST = 300_000;

interface Around {
  page: (where: { cursor?: string; limit?: number }, signal?: AbortSignal) => Promise<InboxPage>;
  known: () => Inbox | undefined;
  put: (change: (inbox: Inbox) => Inbox) => void;
  ask: (conversation: string) => void;
  whenIdle: (run: () => void) => unknown;
}

/** The inbox as its pages come in: the first one counts all, the others follow it, and nothing that happens meanwhile is lost. */
export class Listing {
  readonly #around: Around;
  #turn = 0;
  #following = 0; // the turn whose other pages are still to be asked for
  #seen = new Set<string>(); // came in this turn, on a page or by itself
  #stirred = new Set<string>(); // changed while a page was on its way: the page may not know it
  #gone = new Set<string>(); // left the list while a page was on its way: the page may not know that
  #onTheWay = 0;

  constructor(around: Around) {
    this.#around = around;
  }

  /** The first page, and behind it what was listed until the other pages come. */
  async read(signal?: AbortSignal): Promise<Inbox> {
    const turn = ++this.#turn;
    const first = await this.#fetch({}, signal);
    if (turn !== this.#turn) return { ...first, unread: first.unread ?? 0 }; // a newer one takes its place
    this.#seen = new Set([...first.conversations.map((line) => line.id), ...this.#stirred]);
    this.#following = turn;
    const rest = first.next === null ? [] : (this.#around.known()?.conversations ?? []);
    const conversations = this.#merged(rest, first.conversations);
    return { conversations, unread: first.next === null ? unreadIn(conversations) : (first.unread ?? 0), next: first.next, turn };
  }

  /** What was read is in its place: what happened meanwhile is asked for, and the other pages follow. */
  came(inbox: Inbox): void {
    const turn = this.#following;
    if (turn === 0 || turn !== this.#turn || inbox.turn !== turn) return;
    this.#following = 0;
    this.#askStirred();
    if (inbox.next !== null) this.#around.whenIdle(() => this.#goOn(turn));
    else this.#forgetWay();
  }

  /** A line was changed or came by itself. */
  stirs(id: string): void {
    this.#gone.delete(id);
    this.#seen.add(id);
    if (this.#onTheWay > 0 || this.#following > 0) this.#stirred.add(id);
  }

  /** A line left the list. */
  leaves(id: string): void {
    this.#seen.delete(id);
    this.#stirred.delete(id);
    if (this.#onTheWay > 0 || this.#following > 0) this.#gone.add(id);
  }

  /** The other pages; what did not come is asked for again, unless the list was read anew. */
  #goOn(turn: number, wait = AGAIN): void {
    void this.#follow(turn).catch(() => setTimeout(() => this.#goOn(turn, Math.min(wait * 2, LONGEST)), wait));
  }

  async #follow(turn: number): Promise<void> {
    for (let next = this.#around.known()?.next ?? null; next !== null && turn === this.#turn; ) {
      const page = await this.#fetch({ cursor: next, limit: NEXT_PAGE });
      if (turn !== this.#turn) return;
      next = page.next;
      page.conversations.forEach((line) => this.#seen.add(line.id));
      this.#around.put((inbox) => this.#grown(inbox, page.conversations, page.next));
      this.#askStirred();
    }
    if (turn === this.#turn) this.#forgetWay();
  }

  async #fetch(where: { cursor?: string; limit?: number }, signal?: AbortSignal) {
    if (this.#onTheWay === 0 && this.#following === 0) this.#forgetWay();
    this.#onTheWay++;
    try {
      return await this.#around.page(where, signal);
    } finally {
      this.#onTheWay--;
    }
  }

  #grown(inbox: Inbox, page: readonly Summary[], next: string | null): Inbox {
    const merged = this.#merged(inbox.conversations, page);
    if (next !== null) return { ...inbox, conversations: merged, next };
    const conversations = merged.filter((line) => this.#seen.has(line.id)); // the others are listed no more
    return { ...inbox, conversations, next, unread: unreadIn(conversations) };
  }

  /** A page takes the place of what was known of its lines, and of nothing that left meanwhile. */
  #merged(known: readonly Summary[], page: readonly Summary[]): Summary[] {
    const came = new Map(page.filter((line) => !this.#gone.has(line.id)).map((line) => [line.id, line]));
    return [...came.values(), ...known.filter((line) => !came.has(line.id))];
  }

  #askStirred(): void {
    const stirred = [...this.#stirred];
    this.#stirred.clear();
    stirred.forEach((id) => this.#around.ask(id));
  }

  #forgetWay(): void {
    this.#stirred.clear();
    this.#gone.clear();
  }
}
