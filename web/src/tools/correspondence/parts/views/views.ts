import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { components } from "@/platform/api";
import { http } from "@/platform/http";
import { projectKey } from "@/platform/queries";
import type { TableLayout } from "@/ui";
import type { Line } from "../../api";
import { type Chosen, isChosen, tidy } from "../list/chosen";
import type { ListState } from "../list/filters";

type Layout = TableLayout<Line>["choice"];
type Kept = components["schemas"]["ViewBody"];
type Views = components["schemas"]["ViewsBody"];

/** What a view holds: filters, order and columns. */
export interface ViewState {
  chosen: Chosen;
  layout: Layout | null;
}

export type View = Omit<Kept, "state"> & { state: ViewState };

const root = (project: string) => `/api/projects/${project}/correspondence`;

export const viewsApi = {
  list: (project: string, signal?: AbortSignal) => http.get<Views>(`${root(project)}/views`, { signal }),
  add: (project: string, body: { name: string; shared: boolean; state: ViewState }) => http.post<Kept>(`${root(project)}/views`, body),
  edit: (project: string, view: Pick<View, "id" | "version">, body: Partial<Pick<View, "name" | "shared" | "state">>) => http.patch<Kept>(`${root(project)}/views/${view.id}`, body, { version: view.version }),
  drop: (project: string, view: string) => http.delete(`${root(project)}/views/${view}`),
  begin: (project: string, view: string | null, forAll: boolean) => http.put(`${root(project)}/default-view`, { view_id: view, for_all: forAll }),
};

const isLayout = (value: unknown): value is Layout => typeof value === "object" && value !== null && "order" in value && "hidden" in value && "widths" in value;

/** Whatever an older or another client kept, as far as this one can use it. */
export function readState(state: Record<string, unknown>): ViewState {
  return { chosen: isChosen(state.chosen) ? tidy(state.chosen) : {}, layout: isLayout(state.layout) ? state.layout : null };
}

const sorted = (value: object) => JSON.stringify(Object.entries(value).filter(([, one]) => one !== undefined).sort(([a], [b]) => a.localeCompare(b)));

/** Whether the list stands as the view says: filters and order, and the columns where the view has them. */
export function stands(view: ViewState, now: ViewState): boolean {
  return sorted(view.chosen) === sorted(tidy(now.chosen)) && (view.layout === null || now.layout === null || sorted(view.layout) === sorted(now.layout));
}

const viewsQuery = (project: string) =>
  queryOptions({
    queryKey: projectKey(project, "correspondence", "views"),
    queryFn: async ({ signal }) => {
      const found = await viewsApi.list(project, signal);
      return { ...found, items: found.items.map((view): View => ({ ...view, state: readState(view.state) })) };
    },
    staleTime: 60_000,
  });

export function useViews(project: string) {
  const queries = useQueryClient();
  const query = viewsQuery(project);
  const found = useQuery(query);
  return { views: found.data, error: found.error, refresh: () => queries.invalidateQueries({ queryKey: query.queryKey }) };
}

export function show(view: View, state: ListState, layout: TableLayout<Line>): void {
  state.replace(view.state.chosen);
  if (view.state.layout) layout.apply(view.state.layout);
}

/** Where nothing was chosen before, the list begins with the person's default view, or with the project's. */
export function useBeginning(project: string, state: ListState, layout: TableLayout<Line>): void {
  const { views } = useViews(project);
  const begun = useRef("");
  const isBare = Object.keys(state.chosen).length === 0;
  const wanted = views?.own_default ?? views?.project_default;
  const first = views?.items.find((view) => view.id === wanted);
  useEffect(() => {
    if (views === undefined || begun.current === project) return;
    begun.current = project;
    if (isBare && first) show(first, state, layout);
  }, [views, first, isBare, project, state, layout]);
}
