import type { Page } from "@/kernel/resource";
import { http } from "@/platform/http";
import type { Talk } from "../../api";

const ROOT = "/api/conversations";

export interface ProjectHere {
  id: string;
  number: string;
  name: string;
  /** What the asker may start here. */
  direct: boolean;
  groups: boolean;
  /** False for a company administrator whom the project's directory does not list. */
  in_directory: boolean;
}

export interface Reachable {
  id: string;
  name: string;
  company: string;
  is_admin: boolean;
  /** Already in the conversation that was asked for. */
  inside: boolean;
}

export interface ReachableGroup {
  id: string;
  name: string;
  people: { id: string; name: string }[];
}

export interface People {
  people: Reachable[];
  groups: ReachableGroup[];
}

export type Purpose = "direct" | "group";

export interface Member {
  id: string;
  name: string;
  company: string;
  active: boolean;
  is_admin: boolean;
  joined_at: string | null;
  /** Null where the company keeps no receipts. */
  read_seq: number | null;
}

/** A conversation with what only groups tell. */
export type Group = Talk & {
  /** How many others in it may manage it. */
  managers_left?: number | null;
};

export interface GroupChange {
  name: string;
  everyone: boolean;
  add: string[];
  add_groups: string[];
  remove: string[];
}

export interface TakenFile {
  id: string;
  name: string;
  size: number;
  media_type: string;
  thumbnail?: boolean;
}

export interface Taken {
  text: string;
  files: TakenFile[];
  project: string;
}

/** A message from which something was made. */
export interface Origin {
  conversation: string;
  seq: number;
}

export interface Hit {
  message: { conversation: string; seq: number; sender: string; sender_name: string; at: string; text: string; files: readonly unknown[] };
  conversation: { id: string; kind: "direct" | "group" | "item"; label: string; project: { id: string; number: string; name: string } };
  excerpt: string;
}

export const dialogsApi = {
  projects: (signal?: AbortSignal) => http.get<ProjectHere[]>(`${ROOT}/projects`, { signal }),
  people: (query: { project: string; q?: string; purpose: Purpose; conversation?: string }, signal?: AbortSignal) => http.get<People>(`${ROOT}/people`, { query, signal }),
  direct: (body: { project: string; people: string[]; groups: string[] }, idempotencyKey: string) => http.post<{ id: string }>(`${ROOT}/direct`, body, { idempotencyKey }),
  say: (conversation: string, body: { key: string; text: string }) => http.post(`${ROOT}/${conversation}/messages`, body, { idempotencyKey: body.key }),
  makeGroup: (body: { project: string; name: string; everyone: boolean; people: string[]; groups: string[] }, idempotencyKey: string) => http.post<{ id: string }>(`${ROOT}/groups`, body, { idempotencyKey }),
  group: (id: string, signal?: AbortSignal) => http.get<Group>(`${ROOT}/${id}`, { signal }),
  changeGroup: (id: string, body: GroupChange, version: number) => http.put<Group | undefined>(`${ROOT}/${id}/group`, body, { version }),
  endGroup: (id: string) => http.delete(`${ROOT}/${id}`),
  leave: (id: string) => http.post(`${ROOT}/${id}/leave`),
  members: (id: string, q: string, cursor: string, signal?: AbortSignal) => http.get<Page<Member>>(`${ROOT}/${id}/members`, { query: { q, cursor }, signal }),
  search: (q: string, cursor: string, signal?: AbortSignal) => http.get<Page<Hit>>(`${ROOT}/search`, { query: { q, cursor }, signal }),
  take: (id: string, seqs: readonly number[]) => http.post<Taken>(`${ROOT}/${id}/messages/take`, { seqs }),
  origins: (card: string, signal?: AbortSignal) => http.get<Origin[]>(`${ROOT}/origins/${card}`, { signal }),
};

/** Where an item that was made from messages is told. */
export const outcomePath = (conversation: string) => `${ROOT}/${conversation}/messages/outcome`;
