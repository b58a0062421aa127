import type { components } from "@/platform/api";
import { api, data } from "@/platform/http";

export type Hit = components["schemas"]["Found"];

export const searchApi = {
  find: (project: string, q: string, limit: number, signal?: AbortSignal) => data(api.GET("/api/projects/{project_id}/search", { params: { path: { project_id: project }, query: { q, limit } }, signal })),
};
