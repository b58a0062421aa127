import { talkApi } from "../../api";

const WAIT = 50; // ms, in which messages on screen ask together
const MOST = 200;

interface Asked {
  seqs: Map<number, ((language: string | null) => void)[]>;
  to: string;
}

const waiting = new Map<string, Asked>();

/** The language that the browser asks for first (5.7.1). */
export const readersLanguage = (): string => (navigator.language || "en").slice(0, 2).toLowerCase();

async function ask(conversation: string): Promise<void> {
  const asked = waiting.get(conversation);
  waiting.delete(conversation);
  if (!asked) return;
  const all = [...asked.seqs.keys()];
  const found = new Map<number, string>();
  try {
    for (let start = 0; start < all.length; start += MOST) {
      const { items } = await talkApi.languages(conversation, all.slice(start, start + MOST), asked.to);
      for (const { seq, language } of items) found.set(seq, language);
    }
  } catch {
    // no offer is made then; the words stand as they are
  }
  for (const [seq, tell] of asked.seqs) for (const each of tell) each(found.get(seq) ?? null);
}

/** The language of a message where it can be translated for this reader; what is on screen asks in one call. */
export function offerOf(conversation: string, seq: number, to: string): Promise<string | null> {
  return new Promise((tell) => {
    let asked = waiting.get(conversation);
    if (!asked) {
      asked = { seqs: new Map(), to };
      waiting.set(conversation, asked);
      setTimeout(() => void ask(conversation), WAIT);
    }
    asked.seqs.set(seq, [...(asked.seqs.get(seq) ?? []), tell]);
  });
}
