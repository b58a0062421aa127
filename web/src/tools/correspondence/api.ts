import type { PersonRef } from "@/kernel/people";
import type { Page } from "@/kernel/resource";
import type { RichDoc } from "@/kernel/richtext";
import type { WorkCalendar } from "@/kernel/workdays";
import type { components } from "@/platform/api";
import { address, type CallOptions, http } from "@/platform/http";

type Schemas = components["schemas"];
/** The server keeps documents as plain JSON; here they have their own type. */
type WithDoc<T, K extends keyof T> = Omit<T, K> & Record<K, RichDoc>;

export type MapsTo = Schemas["StatusBody"]["maps_to"];
export type Rule = Schemas["FieldBody"]["rule"];
export type ImpactStatus = Schemas["ScheduleBody"]["status"];
export type Status = Schemas["StatusBody"];
export type TypeHere = Omit<Schemas["TypeHereBody"], "settings"> & { settings: Omit<Schemas["SettingsBody"], "default_description"> & { default_description: RichDoc | null } };
export type PersonLine = Schemas["PersonLine"];
export type People = Record<string, PersonLine>;
export type Line = Schemas["LineBody"];
export type Lines = Schemas["ItemsBody"];
export type Counts = Schemas["CountsBody"];
export type FileLine = Pick<Schemas["FileBody"], "id" | "name" | "size" | "media_type"> & { thumbnail?: boolean };
export type ScheduleImpact = Schemas["ScheduleBody"];
export type CostImpact = Schemas["CostBody"];
export type Item = WithDoc<Schemas["ItemBody"], "description">;
export type Response = WithDoc<Schemas["ResponseBody"], "text">;
export type Responses = Omit<Schemas["ResponsesBody"], "items"> & { items: Response[] };
export type Prefill = Omit<Schemas["PrefillBody"], "description"> & { description: RichDoc | null };
export type Posted = Schemas["Posted"];
export type Choices = Schemas["Choices"];
export type PeopleFilter = "assignee" | "received_from" | "created_by";
export type Reader = Schemas["ReaderBody"];
export type Revision = Schemas["RevisionBody"];
export type Revisions = Schemas["RevisionsBody"];
export type Compared = Schemas["ComparedBody"];
export type FieldChange = Schemas["FieldChangeBody"];
export type Piece = Schemas["PieceBody"];
export type NextClock = Schemas["NextClock"];

/** What a form sends. Everything may be left out of an edit. */
export interface ItemBody {
  subject: string;
  description: RichDoc;
  private: boolean;
  assignees: string[];
  distribution: string[];
  received_from: string | null;
  due_on: string | null;
  schedule_impact: ScheduleImpact | null;
  cost_impact: CostImpact | null;
  location_id: string | null;
  trade_ids: string[];
  cost_code_id: string | null;
  spec_section_id: string | null;
  file_ids: string[];
  custom_fields: Record<string, unknown>;
  number: string;
  status_id: string;
}

export type Place = Pick<Schemas["ReferenceView"], "id" | "name" | "code" | "number" | "parent_id">;
export type Group = Schemas["GroupView"];

export type ProjectCalendar = WorkCalendar & { time_zone: string };

export type Query = NonNullable<CallOptions["query"]>;

const root = (project: string) => `/api/projects/${project}/correspondence`;

export const correspondenceApi = {
  types: (project: string, signal?: AbortSignal) => http.get<Page<TypeHere> & { people: People }>(`${root(project)}/types`, { signal }),
  people: (project: string, type: string, q: string, signal?: AbortSignal) => http.get<Page<PersonRef>>(`${root(project)}/types/${type}/people`, { query: { q }, signal }),
  /** Who of a group can be put on items of a type, and who cannot. */
  peopleOf: (project: string, type: string, ids: readonly string[]) => http.get<Page<PersonRef & { access: boolean }>>(`${root(project)}/types/${type}/people`, { query: { ids } }),
  /** Whom a filter of the list can be set to, under the other filters. */
  choices: (project: string, of: PeopleFilter, query: Query, signal?: AbortSignal) => http.get<Choices>(`${root(project)}/people`, { query: { ...query, of }, signal }),
  items: (project: string, query: Query, signal?: AbortSignal) => http.get<Lines>(`${root(project)}/items`, { query, signal }),
  counts: (project: string, query: Query, signal?: AbortSignal) => http.get<Counts>(`${root(project)}/counts`, { query, signal }),
  item: (project: string, item: string, signal?: AbortSignal) => http.get<Item>(`${root(project)}/items/${item}`, { signal, ahead: document.visibilityState === "hidden" }),
  /** What the form of a new item begins with when it is made from another thing, or from a response to it. */
  prefill: (project: string, type: string, query: { from: string; response?: string }, signal?: AbortSignal) => http.get<Prefill>(`${root(project)}/types/${type}/prefill`, { query, signal }),
  create: (project: string, body: Partial<ItemBody> & { type_id: string; issue: boolean; from_id?: string; from_response_id?: string }, idempotencyKey: string) => http.post<Item>(`${root(project)}/items`, body, { idempotencyKey }),
  edit: (project: string, item: string, body: Partial<ItemBody> & { issue?: boolean }, version: number) => http.patch<Item>(`${root(project)}/items/${item}`, body, { version }),
  setStatus: (project: string, item: string, status: string, version: number) => http.put<Item>(`${root(project)}/items/${item}/status`, { status_id: status }, { version }),
  archive: (project: string, item: string, archived: boolean, version: number) => http.put<Item>(`${root(project)}/items/${item}/archived`, { archived }, { version }),
  responses: (project: string, item: string, signal?: AbortSignal) => http.get<Responses>(`${root(project)}/items/${item}/responses`, { signal }),
  respond: (project: string, item: string, body: { text: RichDoc; file_ids: string[]; official?: boolean; status_id?: string }, idempotencyKey: string) =>
    http.post<Posted>(`${root(project)}/items/${item}/responses`, body, { idempotencyKey }),
  mark: (project: string, item: string, response: string, official: boolean, version: number) => http.patch<Posted>(`${root(project)}/items/${item}/responses/${response}`, { official }, { version }),
  renameFile: (project: string, item: string, file: string, name: string, version: number) => http.patch<Item>(`${root(project)}/items/${item}/files/${file}`, { name }, { version }),
  revisions: (project: string, item: string, signal?: AbortSignal) => http.get<Revisions>(`${root(project)}/items/${item}/revisions`, { signal }),
  compared: (project: string, item: string, number: number, against: number, signal?: AbortSignal) =>
    http.get<Compared>(`${root(project)}/items/${item}/revisions/${number}`, { query: { against }, signal }),
  access: (project: string, item: string, signal?: AbortSignal) => http.get<Page<Reader>>(`${root(project)}/items/${item}/access`, { signal }),
  /** Who would see a private item with these people on it, once it is issued. */
  readers: (project: string, type: string, query: Query, signal?: AbortSignal) => http.get<Page<Reader>>(`${root(project)}/types/${type}/readers`, { query, signal }),
  exported: (project: string, query: Query) => address(`${root(project)}/export`, query),
  /** A bundle of all that is known of what fits, made by a job; for administrators of the types. */
  evidence: (project: string, query: Query) => http.post(`${root(project)}/evidence`, undefined, { query }),
  pdf: (project: string, item: string) => `${root(project)}/items/${item}/pdf`,
};

/** What somebody typed and has not sent: new:<type>, item:<id>, response:<id> */
export const autosaves = {
  read: (project: string, key: string, signal?: AbortSignal) => http.get<{ value: unknown; saved_at: string | null }>(`${root(project)}/autosaves/${key}`, { signal }),
  keep: (project: string, key: string, value: unknown) => http.put(`${root(project)}/autosaves/${key}`, { value }),
  drop: (project: string, key: string) => http.delete(`${root(project)}/autosaves/${key}`),
};

/** The neighbours' tools, asked as any browser may. */
export const neighbours = {
  project: (project: string, signal?: AbortSignal) => http.get<ProjectCalendar>(`/api/projects/${project}`, { signal }),
  members: (project: string, query: Query, signal?: AbortSignal) => http.get<Page<PersonRef>>(`/api/projects/${project}/people`, { query, signal }),
  groups: (project: string, signal?: AbortSignal) => http.get<Page<Group>>(`/api/projects/${project}/groups`, { signal }),
  locations: (project: string, signal?: AbortSignal) => http.get<Page<Place>>(`/api/projects/${project}/locations`, { signal }),
  trades: (signal?: AbortSignal) => http.get<Page<Place>>("/api/account/trades", { signal }),
  costCodes: (project: string, signal?: AbortSignal) => http.get<Page<Place>>(`/api/projects/${project}/cost-codes`, { signal }),
  specSections: (project: string, signal?: AbortSignal) => http.get<Page<Place>>(`/api/projects/${project}/spec-sections`, { signal }),
  companiesHere: (project: string, signal?: AbortSignal) => http.get<Page<{ company: { id: string; name: string } }>>(`/api/projects/${project}/companies`, { query: { limit: 100 }, signal }),
  companies: (signal?: AbortSignal) => http.get<Page<{ id: string; name: string; active: boolean }>>("/api/account/companies", { signal }),
  /** The countdown of each of these items that has one. */
  clocks: (project: string, cards: readonly string[], signal?: AbortSignal) => http.get<{ items: NextClock[] }>(`/api/projects/${project}/clocks`, { query: { cards }, signal }),
  /** Of which of these items I have been told something that I have not read yet. */
  unread: (cards: readonly string[], signal?: AbortSignal) => http.get<{ cards: string[] }>("/api/notices/cards", { query: { cards }, signal }),
  markRead: (cards: readonly string[]) => http.post("/api/notices/read", { cards }),
  /** A file of one's own that nothing carries yet. */
  renameFile: (project: string, file: string, name: string) => http.patch<Schemas["FileView"]>(`/api/projects/${project}/files/${file}`, { name }),
  saveLists: (lists: Record<string, unknown>) => http.patch("/api/me/settings", { lists }),
};

const files = (project: string, file: string) => `/api/projects/${project}/files/${file}`;

/** Where a file opens, is saved from, and its small picture. */
export function fileLinks(project: string, file: FileLine) {
  const shown = /^image\/|^application\/pdf$/.test(file.media_type);
  const small = file.thumbnail ?? shown;
  return {
    href: `${files(project, file.id)}/content${shown ? "?inline=true" : ""}`,
    download: `${files(project, file.id)}/content`,
    preview: small ? `${files(project, file.id)}/thumbnail` : null,
  };
}
