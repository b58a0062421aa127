import { queryOptions } from "@tanstack/react-query";
import type { components } from "@/platform/api";
import { http } from "@/platform/http";
import { projectKey } from "@/platform/queries";

type Schemas = components["schemas"];
export type Explanation = Schemas["ExplanationBody"];
export type Seer = Schemas["SeerBody"];
export type Ruling = Schemas["RulingBody"];

const root = (project: string, item: string) => `/api/projects/${project}/correspondence/items/${item}/explanations`;
const key = (project: string, item: string, ...rest: unknown[]) => projectKey(project, "correspondence", "access", item, ...rest);

/** Why one person sees an item, and what they may do with it. */
export const explanationQuery = (project: string, item: string, person: string) =>
  queryOptions({ queryKey: key(project, item, "explanation", person), queryFn: ({ signal }) => http.get<Explanation>(`${root(project, item)}/${person}`, { signal }) });

/** Everybody who sees an item, and why. */
export const seersQuery = (project: string, item: string) =>
  queryOptions({ queryKey: key(project, item, "seers"), queryFn: ({ signal }) => http.get<Schemas["Seers"]>(root(project, item), { signal }) });
