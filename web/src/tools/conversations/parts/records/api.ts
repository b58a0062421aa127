import { queryOptions } from "@tanstack/react-query";
import type { components } from "@/platform/api";
import { http } from "@/platform/http";

const ROOT = "/api/conversations";
const ASK_AGAIN = 1000; // ms, while one is being made

type Schemas = components["schemas"];

export type NewExport = Required<Schemas["NewTranscript"]>;
export type Export = Schemas["ExportBody"];
export type Hold = Schemas["HoldBody"];
export type HoldSort = Hold["sort"];
type NewHold = Schemas["NewHold"] & { sort: HoldSort };
/** For how many years messages are kept (null: for ever), in a project, of a kind (null: in all, of all). */
export type Keep = Schemas["KeepRule"];
export type Keeping = Schemas["KeepingBody"];
type Colleagues = { items: Pick<Schemas["PersonView"], "id" | "name" | "company">[] };

export const recordsApi = {
  exports: (signal?: AbortSignal) => http.get<Schemas["ExportsBody"]>("/api/account/exports", { signal }),
  begin: (body: NewExport) => http.post<Export>(`${ROOT}/exports`, body),
  drop: (id: string) => http.delete(`/api/account/exports/${id}`),
  content: (id: string) => `/api/account/exports/${id}/content`,
  holds: (signal?: AbortSignal) => http.get<Schemas["HoldsBody"]>(`${ROOT}/holds`, { signal }),
  hold: (body: NewHold) => http.post<Hold>(`${ROOT}/holds`, body),
  targets: (q: string, project?: string, signal?: AbortSignal) => http.get<Schemas["HoldTargets"]>(`${ROOT}/holds/targets`, { query: { q: q || undefined, project }, signal }),
  lift: (id: string) => http.delete(`${ROOT}/holds/${id}`),
  keeping: (signal?: AbortSignal) => http.get<Keeping>(`${ROOT}/keeping`, { signal }),
  keep: ({ rules, version }: Keeping) => http.put<Keeping>(`${ROOT}/keeping`, { rules } satisfies Schemas["KeepingGiven"], { version }),
  people: (q: string, signal?: AbortSignal) => http.get<Colleagues>("/api/account/people", { query: { q: q || undefined }, signal }),
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
