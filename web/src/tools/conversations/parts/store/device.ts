import { unsent } from "@/platform/local";
import { ApiProblem } from "@/platform/problem";
import { uploadFile } from "@/platform/uploads";
import { type Message, talkApi } from "../../api";
import { type Entry, Outbox, type Refusal } from "./outbox";

const LONGEST_PAUSE = 30_000;

/** Only a refusal is final: a lost line, a busy server or an ended sign-in is not the message's fault. */
export function judge(error: unknown): Refusal | "later" {
  if (!(error instanceof ApiProblem)) return "later";
  if (error.status >= 500 || error.status === 401 || error.status === 429 || error.status === 408) return "later";
  return { code: error.code, words: error.detail || error.title };
}

/** Where the browser keeps nothing, messages wait in this window alone. */
function shelf(person: string) {
  const memory = new Map<string, Entry>();
  let works = true;
  const attempt = async <T>(run: () => Promise<T>, otherwise: () => T): Promise<T> => {
    if (!works) return otherwise();
    try {
      return await run();
    } catch {
      works = false;
      return otherwise();
    }
  };
  return {
    all: () => attempt(() => unsent.all<Entry>(), () => [...memory.values()]),
    keep: (entry: Entry) => {
      memory.set(entry.key, entry);
      return attempt(() => unsent.keep(entry.key, entry.at, entry), () => undefined);
    },
    drop: (key: string) => {
      memory.delete(key);
      return attempt(() => unsent.drop(key), () => undefined);
    },
    person,
  };
}

async function alone(name: string, run: () => Promise<void>): Promise<void> {
  if (!("locks" in navigator)) return run(); // the server knows a message by its key, whoever sends it
  await navigator.locks.request(`sitepost.unsent.${name}`, run);
}

const pause = (attempt: number, hurried: Promise<void>) =>
  Promise.race([hurried, new Promise<void>((resolve) => setTimeout(resolve, Math.min(1_000 * 2 ** (attempt - 1), LONGEST_PAUSE)))]);

/** The outbox of this person on this device. */
export function makeOutbox(person: string, sent: (message: Message) => void): Outbox {
  const channel = new BroadcastChannel("sitepost.unsent");
  const outbox: Outbox = new Outbox({
    ...shelf(person),
    upload: uploadFile,
    send: talkApi.post,
    judge,
    alone,
    pause,
    sent,
    shout: () => channel.postMessage(person),
    now: Date.now,
  });
  channel.onmessage = () => void outbox.refresh();
  return outbox;
}
