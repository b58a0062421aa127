import type { Draft, Mention } from "../../api";

export const NO_DRAFT: Draft = { text: "", mentions: [], files: [], links: [], reply_to: null, priority: "normal", ack_wanted: false, at: 0 };

export const isBlank = (draft: Draft): boolean => !draft.text.trim() && draft.files.length === 0 && draft.links.length === 0 && draft.reply_to === null;

const MOST_NAMED = 100; // mentions of one message

/** The same words behind the names of some people, who are told of it; more than fit in are everybody. */
export function namedFirst({ text, mentions }: Draft, people: readonly Mention[]): Pick<Draft, "text" | "mentions"> {
  const all = people.length > MOST_NAMED;
  const names = all ? "@all" : people.map((one) => `@${one.name}`).join(" ");
  const fresh = all ? [] : people.filter((one) => !mentions.some((known) => known.id === one.id)).map(({ id, name }) => ({ id, name }));
  return { text: `${names} ${text}`, mentions: [...mentions, ...fresh] };
}

/** Of what this device and the server kept, whatever was typed last. */
export function newest(here: Draft | undefined, there: Draft | null | undefined): Draft | undefined {
  const kept = [here, there].filter((one): one is Draft => Boolean(one) && typeof one?.text === "string" && Array.isArray(one.mentions));
  const last = kept.sort((a, b) => (b.at ?? 0) - (a.at ?? 0))[0];
  return last && !isBlank({ ...NO_DRAFT, ...last }) ? { ...NO_DRAFT, ...last } : undefined;
}
