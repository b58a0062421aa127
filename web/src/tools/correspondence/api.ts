import type { PersonRef } from "@/kernel/people";
import type { Page, Resource } from "@/kernel/resource";
import type { RichDoc } from "@/kernel/richtext";
import type { WorkCalendar } from "@/kernel/workdays";
import { type CallOptions, http } from "@/platform/http";

export type MapsTo = "draft" | "open" | "closed_successful" | "closed_unsuccessful";
export type Rule = "required" | "optional" | "hidden";
export type ImpactStatus = "yes_known" | "yes_unknown" | "no_impact" | "tbd" | "n_a";

export interface Status {
  id: string;
  name: string;
  maps_to: MapsTo;
}

export interface FormField {
  key: string;
  label: string;
  rule: Rule;
  section: string;
}

export interface TypeHere {
  id: string;
  name: string;
  prefix: string;
  tool: string;
  level: string;
  can: string[];
  why_not: Record<string, string>;
  private_by_default: boolean;
  super_private: boolean;
  archived: boolean;
  statuses: Status[];
  /** Null where it was taken away from the project and items remained. */
  fieldset: { id: string; name: string; fields: FormField[] } | null;
  settings: { due_days: number | null; default_description: RichDoc | null; default_distribution: string[] };
}

export interface PersonLine {
  name: string;
  initials: string;
  company_id: string | null;
  company_name: string;
}

export type People = Record<string, PersonLine>;

export interface Line {
  id: string;
  type_id: string;
  number: string;
  subject: string;
  status: Status;
  private: boolean;
  super_private: boolean;
  assignees: string[];
  distribution_count: number;
  received_from: string | null;
  created_by: string;
  due_on: string | null;
  overdue: boolean;
  created_at: string;
  issued_at: string | null;
  closed_at: string | null;
  updated_at: string;
  responses: number;
  attachments: number;
  unread?: boolean;
  version: number;
}

export interface Lines extends Page<Line> {
  people: People;
}

/** Up to 1,000 of each type and state; `capped` says that there are more. */
export interface Counts {
  types: { type_id: string; total: number; capped: boolean; overdue: number }[];
  statuses: { type_id: string; status_id: string; name: string; maps_to: MapsTo; total: number; capped: boolean }[];
}

export interface FileLine {
  id: string;
  name: string;
  size: number;
  media_type: string;
  thumbnail?: boolean;
}

export interface ScheduleImpact {
  status: ImpactStatus;
  days: number | null;
}

export interface CostImpact {
  status: ImpactStatus;
  /** A decimal number, as text: 12500.00 */
  amount: string | null;
}

export interface CardLine {
  kind: string;
  number: string;
  title: string;
  link: string;
}

export interface Item extends Resource, Omit<Line, "distribution_count" | "attachments" | "responses" | "unread"> {
  /** The number without its prefix. */
  position: string;
  distribution: string[];
  schedule_impact: ScheduleImpact | null;
  cost_impact: CostImpact | null;
  location_id: string | null;
  trade_ids: string[];
  cost_code_id: string | null;
  spec_section_id: string | null;
  description: RichDoc;
  files: FileLine[];
  /** What can be chosen now. */
  statuses: Status[];
  can: string[];
  why_not: Record<string, string>;
  people: People;
  /** The location, trades, codes and sections it names. */
  cards: Record<string, CardLine>;
}

export interface Response {
  id: string;
  position: number;
  author: string;
  text: RichDoc;
  files: FileLine[];
  official: boolean;
  status: Status | null;
  created_at: string;
}

export interface Responses extends Page<Response> {
  people: People;
}

export interface Posted {
  response: Response;
  status: Status;
  version: number;
}

export interface Reader {
  id: string;
  name: string;
  initials: string;
  company: { id: string | null; name: string };
  roles: string[];
  level: string;
}

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
  number: string;
  status_id: string;
}

export interface Place {
  id: string;
  parent_id?: string | null;
  name: string;
  code?: string | null;
  number?: string | null;
}

export interface Group {
  id: string;
  name: string;
  people: string[];
}

export type ProjectCalendar = WorkCalendar & { time_zone: string };

export type Query = NonNullable<CallOptions["query"]>;

const root = (project: string) => `/api/projects/${project}/correspondence`;

export const correspondenceApi = {
  types: (project: string, signal?: AbortSignal) => http.get<Page<TypeHere> & { people: People }>(`${root(project)}/types`, { signal }),
  people: (project: string, type: string, q: string, signal?: AbortSignal) => http.get<Page<PersonRef>>(`${root(project)}/types/${type}/people`, { query: { q }, signal }),
  items: (project: string, query: Query, signal?: AbortSignal) => http.get<Lines>(`${root(project)}/items`, { query, signal }),
  counts: (project: string, query: Query, signal?: AbortSignal) => http.get<Counts>(`${root(project)}/counts`, { query, signal }),
  item: (project: string, item: string, signal?: AbortSignal) => http.get<Item>(`${root(project)}/items/${item}`, { signal }),
  create: (project: string, body: Partial<ItemBody> & { type_id: string; issue: boolean }, idempotencyKey: string) => http.post<Item>(`${root(project)}/items`, body, { idempotencyKey }),
  edit: (project: string, item: string, body: Partial<ItemBody> & { issue?: boolean }, version: number) => http.patch<Item>(`${root(project)}/items/${item}`, body, { version }),
  setStatus: (project: string, item: string, status: string) => http.put<Item>(`${root(project)}/items/${item}/status`, { status_id: status }),
  responses: (project: string, item: string, signal?: AbortSignal) => http.get<Responses>(`${root(project)}/items/${item}/responses`, { signal }),
  respond: (project: string, item: string, body: { text: RichDoc; file_ids: string[]; official?: boolean; status_id?: string }, idempotencyKey: string) =>
    http.post<Posted>(`${root(project)}/items/${item}/responses`, body, { idempotencyKey }),
  mark: (project: string, item: string, response: string, official: boolean) => http.patch<Posted>(`${root(project)}/items/${item}/responses/${response}`, { official }),
  access: (project: string, item: string, signal?: AbortSignal) => http.get<Page<Reader>>(`${root(project)}/items/${item}/access`, { signal }),
  pdf: (project: string, item: string) => `${root(project)}/items/${item}/pdf`,
};

/** What somebody typed and has not sent: new:<type>, item:<id>, response:<id> */
export const autosaves = {
  read: (project: string, key: string, signal?: AbortSignal) => http.get<{ value: unknown; saved_at: string }>(`${root(project)}/autosaves/${key}`, { signal }),
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
