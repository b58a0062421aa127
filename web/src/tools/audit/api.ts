import type { components } from "@/platform/api";
import { http } from "@/platform/http";

type Schemas = components["schemas"];
export type Entry = Schemas["audit_model_Entry"];
export type Change = Entry["changes"][number];
export type History = Schemas["History"];

export const readHistory = (project: string, card: string, cursor: string, signal?: AbortSignal) =>
  http.get<History>(`/api/projects/${project}/history`, { query: { card, cursor }, signal });
