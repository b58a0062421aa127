import { queryOptions } from "@tanstack/react-query";
import type { components, paths } from "@/platform/api";
import { api, data, ifMatch } from "@/platform/http";
import { projectKey } from "@/platform/queries";

type Schemas = components["schemas"];
export type CompanyType = Schemas["TypeBody"];
export type Catalogue = Schemas["Catalogue"];
export type Fieldset = Schemas["FieldsetBody"];
export type FieldLine = Fieldset["fields"][number];
export type FieldRule = FieldLine["rule"];
export type KeptField = Schemas["KeptFieldBody"];
export type KeptStatus = Schemas["KeptStatusBody"];
export type MapsTo = KeptStatus["maps_to"];
export type ProjectLine = { id: string; name: string; number: string; active: boolean };

type SettingsPath = "/api/projects/{project_id}/correspondence/types/{type_id}/settings";
export type SettingsChange = paths[SettingsPath]["patch"]["requestBody"]["content"]["application/json"];

const ofType = (type: string) => ({ path: { type_id: type } });
const ofFieldset = (type: string, fieldset: string) => ({ path: { type_id: type, fieldset_id: fieldset } });

/** The company's side of correspondence: types, fieldsets, statuses. */
export const adminApi = {
  types: (signal?: AbortSignal) => data(api.GET("/api/account/correspondence/types", { signal })),
  catalogue: (signal?: AbortSignal) => data(api.GET("/api/account/correspondence/catalogue", { signal })),
  addTypes: (body: Schemas["NewTypes"]) => data(api.POST("/api/account/correspondence/types", { body })),
  editType: (type: string, body: Schemas["TypeChange"], version: number) => data(api.PATCH("/api/account/correspondence/types/{type_id}", { params: ofType(type), body, headers: ifMatch(version) })),
  addFieldset: (type: string, name: string) => data(api.POST("/api/account/correspondence/types/{type_id}/fieldsets", { params: ofType(type), body: { name } })),
  editFieldset: (type: string, fieldset: string, body: Schemas["FieldsetChange"], version: number) =>
    data(api.PATCH("/api/account/correspondence/types/{type_id}/fieldsets/{fieldset_id}", { params: ofFieldset(type, fieldset), body, headers: ifMatch(version) })),
  setProjects: (type: string, fieldset: string, projects: string[], version: number) =>
    data(api.PUT("/api/account/correspondence/types/{type_id}/fieldsets/{fieldset_id}/projects", { params: ofFieldset(type, fieldset), body: { project_ids: projects }, headers: ifMatch(version) })),
  customFields: (signal?: AbortSignal) => data(api.GET("/api/account/correspondence/custom-fields", { signal })),
  addCustomField: (body: Schemas["NewCustomField"]) => data(api.POST("/api/account/correspondence/custom-fields", { body })),
  editCustomField: (field: string, body: Schemas["CustomFieldChange"], version: number) =>
    data(api.PATCH("/api/account/correspondence/custom-fields/{field_id}", { params: { path: { field_id: field } }, body, headers: ifMatch(version) })),
  statuses: (type: string, signal?: AbortSignal) => data(api.GET("/api/account/correspondence/types/{type_id}/statuses", { params: ofType(type), signal })),
  renameStatus: (type: string, status: string, name: string, version: number) =>
    data(api.PATCH("/api/account/correspondence/types/{type_id}/statuses/{status_id}", { params: { path: { type_id: type, status_id: status } }, body: { name }, headers: ifMatch(version) })),
  addStatus: (type: string, name: string, maps_to: MapsTo) => data(api.POST("/api/account/correspondence/types/{type_id}/statuses", { params: ofType(type), body: { name, maps_to } })),
  deleteStatus: (type: string, status: string) => data(api.DELETE("/api/account/correspondence/types/{type_id}/statuses/{status_id}", { params: { path: { type_id: type, status_id: status } } })),
  projects: (signal?: AbortSignal): Promise<{ items: ProjectLine[] }> => data(api.GET("/api/account/projects", { signal })),
  settings: (project: string, type: string, signal?: AbortSignal) => data(api.GET("/api/projects/{project_id}/correspondence/types/{type_id}/settings", { params: { path: { project_id: project, type_id: type } }, signal })),
  editSettings: (project: string, type: string, body: SettingsChange, version: number) =>
    data(api.PATCH("/api/projects/{project_id}/correspondence/types/{type_id}/settings", { params: { path: { project_id: project, type_id: type } }, body, headers: ifMatch(version) })),
};

export const companyTypesQuery = queryOptions({ queryKey: ["correspondence", "types"], queryFn: ({ signal }) => adminApi.types(signal) });
export const statusesQuery = (type: string) => queryOptions({ queryKey: [...companyTypesQuery.queryKey, "statuses", type], queryFn: ({ signal }) => adminApi.statuses(type, signal) });
export const customFieldsQuery = queryOptions({ queryKey: ["correspondence", "custom-fields"], queryFn: ({ signal }) => adminApi.customFields(signal) });
export const catalogueQuery = queryOptions({ queryKey: ["correspondence", "catalogue"], queryFn: ({ signal }) => adminApi.catalogue(signal) });
export const accountProjectsQuery = queryOptions({ queryKey: ["directory", "projects"], queryFn: ({ signal }) => adminApi.projects(signal) });
export const typeSettingsQuery = (project: string, type: string) => queryOptions({ queryKey: projectKey(project, "correspondence", "settings", type), queryFn: ({ signal }) => adminApi.settings(project, type, signal) });
