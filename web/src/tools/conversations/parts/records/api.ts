import { queryOptions } from "@tanstack/react-query";
import { http } from "@/platform/http";

const ROOT = "/api/conversations";
const ASK_AGAIN = 1000; // ms, while one is being made

export interface NewExport {
  since: string;
  until: string;
  reason: string;
  projects: string[];
  kinds: string[];
  people: string[];
  attachments: boolean;
}

export interface Export {
  id: string;
  kind: string;
  name: string;
  state: "waiting" | "working" | "done" | "failed";
  done: number;
  total: number;
  size: number;
  sha256: string;
  notes: string[];
  error: string;
  created_at: string;
}

export type HoldSort = "project" | "person" | "item" | "conversation";

export interface Hold {
  id: string;
  sort: HoldSort;
  target: string;
  label: string;
  reason: string;
  placed_by_name: string;
  placed_at: string;
  lifted_at: string | null;
}

/** A group or direct message by what an export says of it. */
export interface HoldTarget {
  id: string;
  kind: "direct" | "group";
  project: string;
  project_name: string;
  name: string;
  size: number;
  people: string[];
}

export type Kind = "direct" | "group" | "item";

/** For how many years messages are kept (null: for ever), in a project, of a kind (null: in all, of all). */
export interface Keep {
  project: string | null;
  kind: Kind | null;
  years: number | null;
}

export interface Keeping {
  rules: Keep[];
  version: number;
}

export interface Colleague {
  id: string;
  name: string;
  company: { id: string; name: string } | null;
}

export const recordsApi = {
  exports: (signal?: AbortSignal) => http.get<{ items: Export[] }>("/api/account/exports", { signal }),
  begin: (body: NewExport) => http.post<Export>(`${ROOT}/exports`, body),
  drop: (id: string) => http.delete(`/api/account/exports/${id}`),
  content: (id: string) => `/api/account/exports/${id}/content`,
  holds: (signal?: AbortSignal) => http.get<{ items: Hold[] }>(`${ROOT}/holds`, { signal }),
  hold: (body: { sort: HoldSort; target: string; reason: string }) => http.post<Hold>(`${ROOT}/holds`, body),
  targets: (q: string, project?: string, signal?: AbortSignal) => http.get<{ items: HoldTarget[] }>(`${ROOT}/holds/targets`, { query: { q: q || undefined, project }, signal }),
  lift: (id: string) => http.delete(`${ROOT}/holds/${id}`),
  keeping: (signal?: AbortSignal) => http.get<Keeping>(`${ROOT}/keeping`, { signal }),
  keep: ({ rules, version }: Keeping) => http.put<Keeping>(`${ROOT}/keeping`, { rules }, { version }),
  people: (q: string, signal?: AbortSignal) => http.get<{ items: Colleague[] }>("/api/account/people", { query: { q: q || undefined }, signal }),
};

export const moves = (one: Export): boolean => one.state === "waiting" || one.state === "working";

export const exportsQuery = queryOptions({
  queryKey: ["conversations", "exports"],
  queryFn: ({ signal }) => recordsApi.exports(signal),
  staleTime: 0,
  refetchInterval: (query) => (query.state.data?.items.some(moves) ? ASK_AGAIN : false),
});

export const holdsQuery = queryOptions({ queryKey: ["conversations", "holds"], queryFn: ({ signal }) => recordsApi.holds(signal) });

export const keepingQuery = queryOptions({ queryKey: ["conversations", "keeping"], queryFn: ({ signal }) => recordsApi.keeping(signal) });

/** As `keepingQuery`, asked again in any case. */
export const keepingNow = { ...keepingQuery, staleTime: 0 };
