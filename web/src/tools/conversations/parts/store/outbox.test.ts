import { describe, expect, it } from "vitest";
import type { Message, Post } from "../../api";
import { type Entry, Outbox, type Surroundings } from "./outbox";

const OFFLINE = new Error("offline");

function message(conversation: string, seq: number, post: Post): Message {
  return { conversation, seq, rev: seq, key: post.key, sort: "text", sender: "me", sender_name: "Me", sender_company: "", at: "", text: post.text, mentions: [], everyone: false, files: [], links: [], priority: "normal", ack_wanted: false, acks: [], reactions: [], outcomes: [] };
}

/** A server that knows a message by its key, behind a line that may fail before or after it was reached. */
class World {
  kept = new Map<string, Entry>();
  arrived: string[] = [];
  calls: string[] = [];
  uploads: string[] = [];
  line: "good" | "down" | "answer lost" = "good";
  refuses = new Set<string>();
  clock = 0;
  readonly #locks = new Map<string, Promise<void>>();

  box(): Outbox {
    const around: Surroundings = {
      person: "me",
      all: () => Promise.resolve([...this.kept.values()].map((one) => structuredClone(one)).sort((a, b) => a.at - b.at)),
      keep: (entry) => Promise.resolve(void this.kept.set(entry.key, structuredClone(entry))),
      drop: (key) => Promise.resolve(void this.kept.delete(key)),
      upload: (_, file) => {
        this.uploads.push(file.name);
        return Promise.resolve({ id: `id of ${file.name}`, name: file.name, size: 1, media_type: "" });
      },
      send: async (conversation, post) => {
        await Promise.resolve();
        this.calls.push(post.text);
        if (this.line === "down") throw OFFLINE;
        if (this.refuses.has(post.text)) throw new Error("refused");
        if (!this.arrived.includes(`${conversation} ${post.text}`)) this.arrived.push(`${conversation} ${post.text}`);
        if (this.line === "answer lost") throw OFFLINE;
        return message(conversation, this.arrived.length, post);
      },
      judge: (error) => (error === OFFLINE ? "later" : { code: "no", words: "No." }),
      alone: (name, run) => {
        const before = this.#locks.get(name);
        const turn = before === undefined ? run() : before.then(run);
        this.#locks.set(name, turn.catch(() => undefined));
        return turn;
      },
      pause: (_, hurried) => hurried,
      sent: () => undefined,
      shout: () => undefined,
      now: () => ++this.clock,
    };
    return new Outbox(around);
  }
}

const entry = (text: string, conversation = "c"): Omit<Entry, "at" | "state" | "person"> => ({
  key: text, conversation, project: "p", mentioned: [], parts: [],
  post: { text, mentions: [], everyone: false, links: [], reply_to: null, thread_root: null, composed_at: "", priority: "normal", ack_wanted: false },
});

const settled = async () => {
  for (let turn = 0; turn < 200; turn++) await Promise.resolve();
};

describe("the outbox", () => {
  it("sends in order and forgets what arrived", async () => {
    const world = new World();
    const box = world.box();
    await Promise.all(["a", "b", "c"].map((text) => box.add(entry(text))));
    await settled();
    expect(world.arrived).toEqual(["c a", "c b", "c c"]);
    expect([box.list(), world.kept.size]).toEqual([[], 0]);
  });

  it("keeps the order over a lost line and a reload, and doubles nothing", async () => {
    const world = new World();
    world.line = "down";
    const before = world.box();
    for (const text of ["a", "b", "c"]) await before.add(entry(text));
    await settled();
    expect([world.arrived, before.list().map((one) => one.state)]).toEqual([[], ["pending", "pending", "pending"]]);
    world.line = "answer lost";
    before.hurry();
    await settled();
    expect(world.arrived).toEqual(["c a"]);
    world.line = "good";
    const world2 = Object.assign(new World(), { kept: world.kept, arrived: world.arrived, clock: world.clock }); // the page was loaded again
    const after = world2.box();
    await after.look();
    await settled();
    expect(world2.arrived).toEqual(["c a", "c b", "c c"]);
    expect([after.list(), world2.kept.size]).toEqual([[], 0]);
  });

  it("lets those behind a refused message pass, and sends it again at the end", async () => {
    const world = new World();
    world.refuses.add("a");
    const box = world.box();
    await box.add(entry("a"));
    await box.add(entry("b"));
    await settled();
    expect([world.arrived, box.list().map((one) => [one.key, one.refusal?.words])]).toEqual([["c b"], [["a", "No."]]]);
    world.refuses.clear();
    await box.retry("a");
    await settled();
    expect([world.arrived, box.list()]).toEqual([["c b", "c a"], []]);
  });

  it("puts one that is sent again behind those that wait, and shows each once", async () => {
    const world = new World();
    world.refuses.add("a");
    const box = world.box();
    await box.add(entry("a"));
    await settled();
    world.line = "down";
    for (const text of ["b", "c"]) await box.add(entry(text));
    world.refuses.clear();
    let doubled = false;
    box.subscribe(() => {
      const keys = box.list().map((one) => one.key);
      doubled ||= new Set(keys).size < keys.length;
    });
    const reading = box.refresh();
    await box.retry("a");
    await reading;
    world.line = "good";
    box.hurry();
    await settled();
    expect([world.arrived, doubled]).toEqual([["c b", "c c", "c a"], false]);
  });

  it("does not send what was taken back meanwhile", async () => {
    const world = new World();
    world.line = "down";
    const box = world.box();
    await box.add(entry("a"));
    await box.add(entry("b"));
    await settled();
    await box.remove("a");
    world.line = "good";
    box.hurry();
    await settled();
    expect(world.arrived).toEqual(["c b"]);
  });

  it("holds up one conversation alone", async () => {
    const world = new World();
    world.line = "down";
    const box = world.box();
    await box.add(entry("a", "one"));
    await settled();
    world.line = "good";
    await box.add(entry("b", "two"));
    await settled();
    expect(world.arrived).toEqual(["two b"]);
  });

  it("sends one message once from two windows", async () => {
    const world = new World();
    world.line = "down";
    const [left, right] = [world.box(), world.box()];
    await left.add(entry("a"));
    await left.add(entry("b"));
    await right.look();
    await settled();
    world.line = "good";
    world.calls = [];
    right.hurry();
    left.hurry();
    await settled();
    expect([world.arrived, world.calls]).toEqual([["c a", "c b"], ["a", "b"]]);
  });

  it("sends the files first, each of them once", async () => {
    const world = new World();
    const box = world.box();
    const file = new File(["x"], "photo.jpg");
    world.line = "down";
    await box.add({ ...entry("a"), parts: [{ name: "photo.jpg", size: 1, media_type: "image/jpeg", file }] });
    await settled();
    world.line = "good";
    box.hurry();
    await settled();
    expect([world.uploads, world.arrived]).toEqual([["photo.jpg"], ["c a"]]);
  });
});
