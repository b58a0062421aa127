import type { components } from "@/platform/api";
import type { Page } from "@/kernel/resource";
import { address, type CallOptions, http } from "@/platform/http";

type Schemas = components["schemas"];
/** What the server leaves out of what it is sent has a value in what it sends. */
type Given<T, K extends keyof T> = T & Required<Pick<T, K>>;

export type Kind = Schemas["conversations_model_nouns_Sort"];
export type Level = Schemas["Level"];
export type Priority = Schemas["Priority"];
export type Mark = Schemas["Mark"];
export type FileNote = Schemas["FileNote"];
export type Mention = Schemas["Mention"];

/** `seq` numbers the messages of a conversation, `rev` whatever happened to any of them; neither has a gap. */
export type Message = Given<Schemas["Message"], "text" | "mentions" | "everyone" | "files" | "links" | "priority" | "ack_wanted" | "acks" | "reactions" | "outcomes">;
export type Window = Omit<Schemas["MessagePage"], "messages"> & { messages: Message[] };

/** `people`: of a direct message the others, at most six; their count is null for items in the inbox. Nobody chose a level: all. */
export type Summary = Schemas["Summary"];
/** `exists` is false for an item of which nothing was said yet. */
export type Talk = Schemas["ConversationBody"];
/** `unread`: in all pages, of which there are more where `next` is not null (then 100 says that or more); `turn`: which reading of them it is. */
export type Inbox = Omit<Schemas["Inbox"], "unread"> & { unread: number; turn?: number };
export type InboxPage = Schemas["Inbox"];
/** A message in another language than it was written in. */
export type Translation = Schemas["TranslationBody"];

/** What goes to the server of a message that somebody wrote. */
export type Post = Given<Omit<Schemas["NewMessage"], "item">, "text" | "mentions" | "everyone" | "files" | "links" | "reply_to" | "thread_root" | "composed_at" | "priority" | "ack_wanted"> & {
  /** Lets the first message of an item make its conversation. */
  item?: string;
};

/** What stands unsent in a composer, on every device: the server keeps it as it is. */
export interface Draft {
  text: string;
  mentions: Mention[];
  files: FileNote[];
  links: string[];
  reply_to: number | null;
  priority: Priority;
  ack_wanted: boolean;
  at: number;
}

export type Mine = Omit<Schemas["MinePatch"], "draft"> & { draft?: Draft | null };
export type Preferences = Schemas["PreferenceBody"];

/** What one may do with conversations at all. */
export type MySettings = Pick<Schemas["TalkSettingsBody"], "mine">;
export type Candidate = Given<Schemas["conversations_model_views_Candidate"], "inside">;
export type CardLine = Schemas["Pointed"];
export type ReadBy = Schemas["ReceiptsBody"];

export type Hit = Pick<CardLine, "id" | "kind" | "number" | "title" | "state" | "state_label">;
type Where = { before?: number; after?: number; around?: number; since_rev?: number; limit?: number };

const ROOT = "/api/conversations";
const at = (conversation: string, ...rest: (string | number)[]) => [ROOT, conversation, ...rest].join("/");

export const talkApi = {
  inbox: (where: { cursor?: string; limit?: number }, signal?: AbortSignal) => http.get<InboxPage>(ROOT, { query: { ...where }, signal }),
  settings: (signal?: AbortSignal) => http.get<MySettings>(`${ROOT}/settings`, { signal }),
  preferences: (signal?: AbortSignal) => http.get<Preferences>(`${ROOT}/preferences`, { signal }),
  one: (id: string, signal?: AbortSignal) => http.get<Talk>(at(id), { signal }),
  ofItem: (card: string, signal?: AbortSignal) => http.get<Talk>(`${ROOT}/items/${card}`, { signal }),
  messages: (id: string, where: Where, signal?: AbortSignal) => http.get<Window>(at(id, "messages"), { query: { ...where }, signal }),
  /** Which of these messages can be translated, and what they are in. */
  languages: (id: string, seqs: readonly number[], to: string) => http.get<{ items: { seq: number; language: string }[] }>(at(id, "languages"), { query: { seqs: seqs.map(String), to } }),
  translation: (id: string, seq: number, to: string, signal?: AbortSignal) => http.get<Translation>(at(id, "messages", seq, "translation"), { query: { to }, signal }),
  post: (id: string, post: Post) => http.post<Message>(at(id, "messages"), post, { idempotencyKey: post.key }),
  edit: (id: string, seq: number, body: { text: string; mentions: string[]; files: string[] }) => http.put<Message>(at(id, "messages", seq), body),
  remove: (id: string, seq: number) => http.delete<Message>(at(id, "messages", seq)),
  react: (id: string, seq: number, sign: string, on: boolean) => {
    const path = at(id, "messages", seq, "reactions", encodeURIComponent(sign));
    return on ? http.put<Message>(path) : http.delete<Message>(path);
  },
  acknowledge: (id: string, seq: number) => http.post<Message>(at(id, "messages", seq, "acknowledge")),
  mine: (id: string, change: Mine, options?: CallOptions) => http.patch<Summary>(at(id, "mine"), change, options),
  draft: (id: string, signal?: AbortSignal) => http.get<{ draft: Draft | null }>(at(id, "draft"), { signal }),
  receipts: (id: string, seq: number, signal?: AbortSignal) => http.get<ReadBy>(at(id, "receipts"), { query: { seq }, signal }),
  /** Whom one can mention: on an item those who see it, also before anything was said there. */
  mentionable: ({ id, project, item }: Pick<Summary, "id" | "project" | "item">, q: string, signal?: AbortSignal) =>
    item
      ? http.get<{ people: Candidate[] }>(`${ROOT}/items/${item.ref}/people`, { query: { q }, signal })
      : http.get<{ people: Candidate[] }>(`${ROOT}/people`, { query: { project: project.id, q, purpose: "mention", conversation: id }, signal }),
  cards: (id: string, cards: readonly string[], signal?: AbortSignal) => http.get<{ cards: CardLine[] }>(at(id, "cards"), { query: { cards }, signal }),
  /** What of the project this person may see, and so may link. */
  find: (project: string, q: string, signal?: AbortSignal) => http.get<Pick<Page<Hit>, "items">>(`/api/projects/${project}/search`, { query: { q, limit: 20 }, signal }),
};

const SMALL = 3_000_000; // bytes: a picture that may stand for its thumbnail while that is being made

export const isPicture = (file: FileNote): boolean => /^image\/(jpeg|png|webp|gif|avif)$/.test(file.media_type);

/** Where a file of a message opens, is saved from, and its small picture. */
export function fileLinks(conversation: string, file: FileNote) {
  const shown = /^image\/|^application\/pdf$/.test(file.media_type);
  const content = at(conversation, "files", file.id, "content");
  const href = shown ? address(content, { inline: true }) : content;
  const small = isPicture(file) && file.size <= SMALL ? href : null;
  return { href, download: content, preview: file.thumbnail ? at(conversation, "files", file.id, "thumbnail") : small };
}
