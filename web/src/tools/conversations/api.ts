import type { Page } from "@/kernel/resource";
import { address, type CallOptions, http } from "@/platform/http";

export type Kind = "direct" | "group" | "item";
export type Level = "all" | "mentions" | "nothing";
export type Priority = "normal" | "important" | "urgent";

export interface Mark {
  person: string;
  name: string;
  at: string;
}

export interface FileNote {
  id: string;
  name: string;
  size: number;
  media_type: string;
  width?: number | null;
  height?: number | null;
  thumbnail?: boolean;
}

export interface Mention {
  id: string;
  name: string;
}

/** `seq` numbers the messages of a conversation, `rev` whatever happened to any of them; neither has a gap. */
export interface Message {
  conversation: string;
  seq: number;
  rev: number;
  key: string;
  sort: string;
  sender: string;
  sender_name: string;
  sender_company: string;
  at: string;
  composed_at?: string | null;
  text: string;
  event?: Record<string, unknown> | null;
  mentions: readonly Mention[];
  everyone: boolean;
  files: readonly FileNote[];
  links: readonly string[];
  reply_to?: number | null;
  thread_root?: number | null;
  priority: Priority;
  ack_wanted: boolean;
  acks: readonly Mark[];
  reactions: readonly { sign: string; by: readonly Mark[] }[];
  outcomes: readonly string[];
  lang?: string | null;
  edited_at?: string | null;
  deleted_at?: string | null;
}

export interface Summary {
  id: string;
  kind: Kind;
  project: { id: string; number: string; name: string };
  item?: { ref: string; tool: string; tool_name: string; kind: string; number: string; title: string; link: string; state: string; state_label: string } | null;
  name?: string | null;
  /** Of a direct message the others, at most six. */
  people: readonly { id: string; name: string; active: boolean }[];
  /** Null for items in the inbox. */
  people_count: number | null;
  last?: { seq: number; sender: string; sender_name: string; text: string; at: string; deleted: boolean; files: number } | null;
  last_seq: number;
  last_rev: number;
  last_at: string;
  read_seq: number;
  unread: number;
  mentioned: boolean;
  starred: boolean;
  /** Null where nobody chose one: all. */
  level: Level | null;
  follows: boolean;
  has_draft: boolean;
  everyone: boolean;
  can: string[];
  why_not: Record<string, string>;
  version: number;
}

export interface Talk extends Summary {
  /** False for an item of which nothing was said yet. */
  exists: boolean;
  created_at?: string | null;
  receipts_on: boolean;
  edit_seconds: number;
  hold: boolean;
  /** The company lets messages be translated. */
  translates: boolean;
  unreachable: readonly string[];
}

/** A message in another language than it was written in. */
export interface Translation {
  text: string;
  engine: string;
  rough: boolean;
  language: string;
}

export interface Inbox {
  conversations: Summary[];
  unread: number;
}

export interface Window {
  messages: Message[];
  last_seq: number;
  last_rev: number;
  has_before: boolean;
  has_after: boolean;
}

/** What goes to the server of a message that somebody wrote. */
export interface Post {
  key: string;
  text: string;
  mentions: string[];
  everyone: boolean;
  files: string[];
  links: string[];
  reply_to: number | null;
  thread_root: number | null;
  composed_at: string;
  priority: Priority;
  ack_wanted: boolean;
  /** Lets the first message of an item make its conversation. */
  item?: string;
}

/** What stands unsent in a composer, on every device. */
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

export interface Mine {
  read_seq?: number;
  unread_from?: number;
  starred?: boolean;
  level?: Level;
  hidden?: boolean;
  follows?: boolean;
  draft?: Draft | null;
}

export interface Preferences {
  in_app: boolean;
  push: boolean;
  direct: boolean;
  groups: boolean;
  items: boolean;
  mentions: boolean;
}

/** What one may do with conversations at all. */
export interface MySettings {
  mine: { is_on: boolean; direct: boolean; can_create_groups: boolean; urgent: boolean };
}

export interface Candidate {
  id: string;
  name: string;
  company: string;
  is_admin: boolean;
  inside: boolean;
}

export interface CardLine {
  id: string;
  tool: string;
  kind: string;
  number: string;
  title: string;
  state: string;
  state_label: string;
  link: string;
}

export interface ReadBy {
  read: { id: string; name: string; at: string }[];
  of: number;
}

export type Hit = Pick<CardLine, "id" | "kind" | "number" | "title" | "state" | "state_label">;
type Where = { before?: number; after?: number; around?: number; since_rev?: number; limit?: number };

const ROOT = "/api/conversations";
const at = (conversation: string, ...rest: (string | number)[]) => [ROOT, conversation, ...rest].join("/");

export const talkApi = {
  inbox: (signal?: AbortSignal) => http.get<Inbox>(ROOT, { signal }),
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
  people: (query: { project: string; q: string; purpose: "mention"; conversation: string }, signal?: AbortSignal) => http.get<{ people: Candidate[] }>(`${ROOT}/people`, { query, signal }),
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
