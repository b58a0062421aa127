import type { components } from "@/platform/api";
import type { Level } from "@/kernel/level";
import { api, data, ifMatch } from "@/platform/http";

type Schemas = components["schemas"];
export type Template = Schemas["TemplateView"];

const inProject = (project: string) => ({ path: { project_id: project } });

export const permissionsApi = {
  table: (project: string, signal?: AbortSignal) => data(api.GET("/api/projects/{project_id}/permissions", { params: inProject(project), signal })),
  give: (project: string, person: string, body: { template_id: string } | { levels: Record<string, Level> }, version: number) =>
    data(api.PUT("/api/projects/{project_id}/people/{person_id}/permissions", { params: { path: { project_id: project, person_id: person } }, body, headers: ifMatch(version) })),
  person: (project: string, person: string, signal?: AbortSignal) => data(api.GET("/api/projects/{project_id}/people/{person_id}/permissions", { params: { path: { project_id: project, person_id: person } }, signal })),
  /** What correspondence says that they may do with its items. */
  deeds: (project: string, person: string, signal?: AbortSignal) => data(api.GET("/api/projects/{project_id}/correspondence/explanations/{person_id}", { params: { path: { project_id: project, person_id: person } }, signal })),
  holders: (template: string, signal?: AbortSignal) => data(api.GET("/api/account/permission-templates/{template_id}/holders", { params: { path: { template_id: template } }, signal })),
  templates: (signal?: AbortSignal) => data(api.GET("/api/account/permission-templates", { signal })),
  template: (id: string, signal?: AbortSignal) => data(api.GET("/api/account/permission-templates/{template_id}", { params: { path: { template_id: id } }, signal })),
  addTemplate: (body: Schemas["NewTemplate"]) => data(api.POST("/api/account/permission-templates", { body })),
  editTemplate: (id: string, body: Schemas["TemplateChange"], version: number) =>
    data(api.PATCH("/api/account/permission-templates/{template_id}", { params: { path: { template_id: id } }, body, headers: ifMatch(version) })),
};

export type PersonRights = Schemas["PersonRights"];
export type TypeExplained = Schemas["TypeExplained"];
export type Table = Awaited<ReturnType<typeof permissionsApi.table>>;
export type Row = Table["items"][number];
export type Tool = Table["tools"][number];
