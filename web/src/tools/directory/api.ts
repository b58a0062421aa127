import type { components } from "@/platform/api";
import type { Level } from "@/kernel/level";
import { address, api, data, http, ifMatch } from "@/platform/http";

type Schemas = components["schemas"];
export type Company = Schemas["CompanyView"];
export type CompanyHere = Schemas["CompanyHere"];
export type Person = Schemas["PersonView"];
export type Member = Schemas["MemberView"];
export type Project = Schemas["ProjectView"];
export type Group = Schemas["GroupView"];
export type Groups = Schemas["Groups"];
export type Reference = Schemas["ReferenceView"];
export type References = Schemas["References"];
export type DayOff = Schemas["DayOff"];
export type NewMember = Schemas["NewMember"];
export type NewPerson = Schemas["NewPerson"];
export type PersonChange = Schemas["PersonChange"];
export type ProjectChange = Schemas["ProjectChange"];

const inProject = (project: string) => ({ path: { project_id: project } });

export const companiesApi = {
  here: (project: string, cursor?: string, signal?: AbortSignal) => data(api.GET("/api/projects/{project_id}/companies", { params: { ...inProject(project), query: { limit: 100, cursor } }, signal })),
  list: (signal?: AbortSignal) => data(api.GET("/api/account/companies", { signal })),
  add: (body: Schemas["NewCompany"]) => data(api.POST("/api/account/companies", { body })),
  edit: (id: string, body: Schemas["CompanyChange"], version: number) =>
    data(api.PATCH("/api/account/companies/{company_id}", { params: { path: { company_id: id } }, body, headers: ifMatch(version) })),
  /** Its picture; the name of the picture makes an address of its own, so that no old one is shown. */
  logo: (company: Company) => address(`/api/account/companies/${company.id}/logo`, { of: company.logo.slice(0, 12) }),
  /** An empty file takes it away. */
  setLogo: (id: string, file: Blob, version: number) => http.put<Company>(`/api/account/companies/${id}/logo`, file, { version }),
};

export interface PeopleQuery {
  q?: string;
  company?: string;
  limit?: number;
  cursor?: string;
}

const query = ({ q, company, limit, cursor }: PeopleQuery) => ({ q: q ?? undefined, company: company || undefined, limit, cursor: cursor || undefined });

export const peopleApi = {
  list: (wanted: PeopleQuery, signal?: AbortSignal) => data(api.GET("/api/account/people", { params: { query: query(wanted) }, signal })),
  one: (id: string, signal?: AbortSignal) => data(api.GET("/api/account/people/{person_id}", { params: { path: { person_id: id } }, signal })),
  add: (body: NewPerson) => data(api.POST("/api/account/people", { body })),
  edit: (id: string, body: PersonChange, version: number) => data(api.PATCH("/api/account/people/{person_id}", { params: { path: { person_id: id } }, body, headers: ifMatch(version) })),
  /** Looks through their eyes with this session, until one stops. */
  viewAs: (person: string) => data(api.POST("/api/account/viewings", { body: { person_id: person } })),
  invite: (id: string) => data(api.POST("/api/account/people/{person_id}/invitation", { params: { path: { person_id: id } } })),
  setActive: (id: string, active: boolean, version: number, reassignTo?: string) =>
    data(api.PUT("/api/account/people/{person_id}/active", { params: { path: { person_id: id } }, body: { active, reassign_to: reassignTo ?? null }, headers: ifMatch(version) })),
};

export type ImportSort = Schemas["Sheet"];
export type ImportPreview = Schemas["ImportPreview"];
export type ImportDone = Schemas["ImportDone"];

const oneImport = (id: string) => ({ params: { path: { import_id: id } } });

export const importsApi = {
  template: (sort: ImportSort) => address("/api/account/import-template", { sort }),
  send: (sort: ImportSort, file: File) => http.post<ImportPreview>("/api/account/imports", file, { query: { sort, name: file.name } }),
  show: (id: string) => data(api.GET("/api/account/imports/{import_id}", oneImport(id))),
  faults: (id: string) => address(`/api/account/imports/${id}/faults`),
  confirm: (id: string, body: Schemas["Confirmation"]) => data(api.POST("/api/account/imports/{import_id}/confirmation", { ...oneImport(id), body })),
  drop: (id: string) => data(api.DELETE("/api/account/imports/{import_id}", oneImport(id))),
};

/** Asked of the room that keeps the door. */
export const factorApi = {
  of: (person: string, signal?: AbortSignal) => data(api.GET("/api/account/people/{person_id}/second-factor", { params: { path: { person_id: person } }, signal })),
  takeAway: (person: string) => data(api.DELETE("/api/account/people/{person_id}/second-factor", { params: { path: { person_id: person } } })),
};

export const membersApi = {
  list: (project: string, wanted: PeopleQuery, signal?: AbortSignal) => data(api.GET("/api/projects/{project_id}/people", { params: { ...inProject(project), query: query(wanted) }, signal })),
  one: (project: string, id: string, signal?: AbortSignal) => data(api.GET("/api/projects/{project_id}/people/{person_id}", { params: { path: { project_id: project, person_id: id } }, signal })),
  add: (project: string, body: NewMember) => data(api.POST("/api/projects/{project_id}/people", { params: inProject(project), body })),
  edit: (project: string, id: string, body: Schemas["MemberChange"], version: number) =>
    data(api.PATCH("/api/projects/{project_id}/people/{person_id}", { params: { path: { project_id: project, person_id: id } }, body, headers: ifMatch(version) })),
  remove: (project: string, id: string, reassignTo?: string) =>
    data(api.DELETE("/api/projects/{project_id}/people/{person_id}", { params: { path: { project_id: project, person_id: id }, query: { reassign_to: reassignTo } } })),
};

export const projectsApi = {
  list: (signal?: AbortSignal) => data(api.GET("/api/account/projects", { signal })),
  one: (id: string, signal?: AbortSignal) => data(api.GET("/api/projects/{project_id}", { params: inProject(id), signal })),
  add: (body: Schemas["NewProject"]) => data(api.POST("/api/account/projects", { body })),
  edit: (id: string, body: ProjectChange, version: number) => data(api.PATCH("/api/projects/{project_id}", { params: inProject(id), body, headers: ifMatch(version) })),
  setActive: (id: string, active: boolean, version: number) =>
    data(api.PUT("/api/account/projects/{account_project_id}/active", { params: { path: { account_project_id: id } }, body: { active }, headers: ifMatch(version) })),
  enter: (id: string, person: string) => data(api.POST("/api/account/projects/{account_project_id}/people", { params: { path: { account_project_id: id } }, body: { person_id: person } })),
  holidays: (country: string, year: number) => data(api.GET("/api/account/holidays", { params: { query: { country, year } } })),
};

export const groupsApi = {
  list: (project: string, signal?: AbortSignal) => data(api.GET("/api/projects/{project_id}/groups", { params: inProject(project), signal })),
  add: (project: string, body: Schemas["NewGroup"]) => data(api.POST("/api/projects/{project_id}/groups", { params: inProject(project), body })),
  edit: (project: string, id: string, body: Schemas["GroupChange"], version: number) =>
    data(api.PATCH("/api/projects/{project_id}/groups/{group_id}", { params: { path: { project_id: project, group_id: id } }, body, headers: ifMatch(version) })),
  end: (project: string, id: string) => data(api.DELETE("/api/projects/{project_id}/groups/{group_id}", { params: { path: { project_id: project, group_id: id } } })),
};

/** A line of a list of codes: what it is called, and its code or number where it has one. */
export interface Entry {
  name: string;
  code: string;
  parent_id?: string | null;
}

/** One way to each sort of reference data. */
export interface ReferenceApi {
  list: (signal?: AbortSignal) => Promise<References>;
  add: (entry: Entry) => Promise<Reference>;
  edit: (id: string, entry: Partial<Entry>, version: number) => Promise<Reference>;
  retire: (id: string) => Promise<unknown>;
}

export const locationsApi = (project: string): ReferenceApi => ({
  list: (signal) => data(api.GET("/api/projects/{project_id}/locations", { params: inProject(project), signal })),
  add: (body) => data(api.POST("/api/projects/{project_id}/locations", { params: inProject(project), body })),
  edit: (id, body, version) => data(api.PATCH("/api/projects/{project_id}/locations/{location_id}", { params: { path: { project_id: project, location_id: id } }, body, headers: ifMatch(version) })),
  retire: (id) => data(api.DELETE("/api/projects/{project_id}/locations/{location_id}", { params: { path: { project_id: project, location_id: id } } })),
});

export const costCodesApi = (project: string): ReferenceApi => ({
  list: (signal) => data(api.GET("/api/projects/{project_id}/cost-codes", { params: inProject(project), signal })),
  add: ({ code, name }) => data(api.POST("/api/projects/{project_id}/cost-codes", { params: inProject(project), body: { code, name } })),
  edit: (id, { code, name }, version) => data(api.PATCH("/api/projects/{project_id}/cost-codes/{cost_code_id}", { params: { path: { project_id: project, cost_code_id: id } }, body: { code, name }, headers: ifMatch(version) })),
  retire: (id) => data(api.DELETE("/api/projects/{project_id}/cost-codes/{cost_code_id}", { params: { path: { project_id: project, cost_code_id: id } } })),
});

export const specSectionsApi = (project: string): ReferenceApi => ({
  list: (signal) => data(api.GET("/api/projects/{project_id}/spec-sections", { params: inProject(project), signal })),
  add: ({ code, name }) => data(api.POST("/api/projects/{project_id}/spec-sections", { params: inProject(project), body: { number: code, name } })),
  edit: (id, { code, name }, version) =>
    data(api.PATCH("/api/projects/{project_id}/spec-sections/{spec_section_id}", { params: { path: { project_id: project, spec_section_id: id } }, body: { number: code, name }, headers: ifMatch(version) })),
  retire: (id) => data(api.DELETE("/api/projects/{project_id}/spec-sections/{spec_section_id}", { params: { path: { project_id: project, spec_section_id: id } } })),
});

export const tradesApi: ReferenceApi = {
  list: (signal) => data(api.GET("/api/account/trades", { signal })),
  add: ({ name }) => data(api.POST("/api/account/trades", { body: { name } })),
  edit: (id, { name }, version) => data(api.PATCH("/api/account/trades/{trade_id}", { params: { path: { trade_id: id } }, body: { name }, headers: ifMatch(version) })),
  retire: (id) => data(api.DELETE("/api/account/trades/{trade_id}", { params: { path: { trade_id: id } } })),
};

/** Rights are the permissions tool's; asked as any browser may. */
export const rightsApi = {
  table: (project: string, signal?: AbortSignal) => data(api.GET("/api/projects/{project_id}/permissions", { params: inProject(project), signal })),
  give: (project: string, person: string, body: { template_id: string } | { levels: Record<string, Level> }, version: number) =>
    data(api.PUT("/api/projects/{project_id}/people/{person_id}/permissions", { params: { path: { project_id: project, person_id: person } }, body, headers: ifMatch(version) })),
  templates: (signal?: AbortSignal) => data(api.GET("/api/account/permission-templates", { signal })),
};

export type RightsTable = Awaited<ReturnType<typeof rightsApi.table>>;
export type RightsRow = RightsTable["items"][number];
