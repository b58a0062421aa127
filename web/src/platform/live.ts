import type { Fact, LiveFrame, ToolFrame } from "@/kernel/facts";
import { http } from "./http";

type Listener<T> = (value: T) => void;
export type LiveState = "off" | "connecting" | "on" | "waiting";

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

const isOfTool = (frame: LiveFrame): frame is ToolFrame => frame.type.includes(".");

function bell<T>() {
  const listeners = new Set<Listener<T>>();
  return {
    on(listener: Listener<T>): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ring: (value: T) => listeners.forEach((listener) => listener(value)),
  };
}

/**
 * One socket for the whole client. It remembers the last (stream, seq) it saw, and asks for what
 * came after it whenever it has to connect again; the server answers "reset" when that is too old.
 * `resets` rings for a stream of which something may have been missed, also between the loading of
 * the page and the first "ready".
 */
export class LiveSocket {
  readonly facts = bell<Fact>();
  readonly gone = bell<string>();
  readonly resets = bell<string>();
  /** What this person may do in the stream has changed ("access") or ended ("left"). */
  readonly rights = bell<{ type: "access" | "left"; stream: string }>();
  readonly states = bell<LiveState>();
  readonly unreads = bell<number>();
  /** What a tool tells its own part of the client. */
  readonly frames = bell<ToolFrame>();
  /** The server listens from now on, also after the line was lost: what came between was missed. */
  readonly ready = bell<void>();

  state: LiveState = "off";
  unread = 0;

  #streams = new Map<string, number | null>();
  #socket: WebSocket | null = null;
  #wait = FIRST_WAIT;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #run = 0;
  #isReady = false;

  /** Follow these streams (project ids); called again when the set changes. */
  follow(streams: readonly string[]): void {
    const same = streams.length === this.#streams.size && streams.every((stream) => this.#streams.has(stream));
    if (same && this.state !== "off") return;
    this.#streams = new Map(streams.map((stream) => [stream, this.#streams.get(stream) ?? null]));
    this.#restart();
  }

  stop(): void {
    this.#run++;
    this.#isReady = false;
    clearTimeout(this.#timer);
    this.#socket?.close();
    this.#socket = null;
    this.#streams.clear();
    this.#become("off");
    this.setUnread(0);
  }

  /** The line is back: do not wait for the timer. */
  hurry(): void {
    if (this.state === "waiting") this.#restart();
  }

  /** Tell the server something; false where nobody listens, and nothing was told. */
  say(frame: ToolFrame): boolean {
    if (!this.#isReady || this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  setUnread(unread: number): void {
    this.unread = unread;
    this.unreads.ring(unread);
  }

  #restart(): void {
    clearTimeout(this.#timer);
    this.#isReady = false;
    this.#socket?.close();
    this.#socket = null;
    void this.#connect(++this.#run);
  }

  async #connect(run: number): Promise<void> {
    this.#become("connecting");
    let ticket: string;
    try {
      ({ ticket } = await http.post<{ ticket: string }>("/api/live/ticket"));
    } catch {
      return this.#later(run);
    }
    if (run !== this.#run) return;
    const socket = new WebSocket(new URL("/api/live", location.href.replace(/^http/, "ws")));
    this.#socket = socket;
    socket.onopen = () => {
      socket.send(JSON.stringify({ type: "hello", ticket, streams: Object.fromEntries(this.#streams) }));
      this.#become("on");
    };
    socket.onmessage = (event: MessageEvent<string>) => this.#hear(JSON.parse(event.data) as LiveFrame); // our own server's frames
    socket.onclose = () => this.#later(run);
  }

  #hear(frame: LiveFrame): void {
    this.#wait = FIRST_WAIT;
    if (frame.type === "batch") return (frame as { frames: LiveFrame[] }).frames.forEach((one) => this.#hear(one)); // its type says so
    if (isOfTool(frame)) return this.frames.ring(frame);
    switch (frame.type) {
      case "fact":
        if (frame.seq <= (this.#streams.get(frame.stream) ?? -1)) return;
        this.#streams.set(frame.stream, frame.seq);
        return this.facts.ring(frame);
      case "gone":
        this.#streams.set(frame.stream, frame.seq);
        return this.gone.ring(frame.ref);
      case "reset":
        this.#streams.set(frame.stream, frame.seq);
        return this.resets.ring(frame.stream);
      case "ready":
        Object.entries(frame.streams).forEach(([stream, seq]) => this.#join(stream, seq));
        this.#isReady = true;
        return this.ready.ring();
      case "access":
      case "left":
        return this.rights.ring(frame);
      case "notice":
        return frame.unread === undefined ? void this.#count() : this.setUnread(frame.unread);
      case "bye":
        this.#socket?.close();
    }
  }

  #join(stream: string, seq: number): void {
    const known = this.#streams.get(stream);
    if (known === undefined) return;
    this.#streams.set(stream, Math.max(known ?? 0, seq));
    if (known === null) this.resets.ring(stream);
  }

  async #count(): Promise<void> {
    const counted = await http.get<{ unread: number }>("/api/notices/count").catch(() => null);
    if (counted) this.setUnread(counted.unread);
  }

  #later(run: number): void {
    if (run !== this.#run) return;
    this.#isReady = false;
    this.#socket = null;
    this.#become("waiting");
    const jitter = 0.75 + Math.random() / 2;
    this.#timer = setTimeout(() => this.#restart(), this.#wait * jitter);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
  }

  #become(state: LiveState): void {
    if (state === this.state) return;
    this.state = state;
    this.states.ring(state);
  }
}
