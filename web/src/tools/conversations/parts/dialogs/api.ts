import type { Page } from "@/kernel/resource";
import type { components } from "@/platform/api";
import { http } from "@/platform/http";
import type { Candidate, Message, Talk } from "../../api";

const ROOT = "/api/conversations";

type Schemas = components["schemas"];

/** What the asker may start in a project; `in_directory` is false for a company administrator whom it does not list. */
export type ProjectHere = Schemas["ProjectBody"];
export type Reachable = Candidate;
export type ReachableGroup = Schemas["PickGroup"];
export type People = Omit<Schemas["PickerBody"], "people"> & { people: Reachable[] };
export type Purpose = "direct" | "group";
/** `read_seq` is null where the company keeps no receipts. */
export type Member = Schemas["Insider"];
/** Of whom a message asked an acknowledgement when it was sent; `active` while they may read it. */
export type Asked = Schemas["Asked"];
/** `managers_left`: how many others in it may manage it. */
export type Group = Talk;
export type GroupChange = Required<Schemas["GroupEdit"]>;
export type Taken = Schemas["conversations_actions_taken_Taken"];
/** A message from which something was made. */
export type Origin = Schemas["Origin"];
export type Hit = Omit<Schemas["HitBody"], "message"> & { message: Message };

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
  asked: (id: string, seq: number, signal?: AbortSignal) => http.get<Asked[]>(`${ROOT}/${id}/asked`, { query: { seq }, signal }),
  search: (q: string, cursor: string, signal?: AbortSignal) => http.get<Page<Hit>>(`${ROOT}/search`, { query: { q, cursor }, signal }),
  take: (id: string, seqs: readonly number[]) => http.post<Taken>(`${ROOT}/${id}/messages/take`, { seqs }),
  origins: (card: string, signal?: AbortSignal) => http.get<Origin[]>(`${ROOT}/origins/${card}`, { signal }),
};

/** Where an item that was made from messages is told. */
export const outcomePath = (conversation: string) => `${ROOT}/${conversation}/messages/outcome`;
