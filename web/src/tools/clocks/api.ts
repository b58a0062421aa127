import type { components } from "@/platform/api";
import { api, data, ifMatch } from "@/platform/http";

type Schemas = components["schemas"];
export type Rule = Schemas["RuleBody"];
export type Rules = Schemas["RulesBody"];
export type RulesGiven = Schemas["RulesGiven"];
export type Shipped = Schemas["ShippedBody"];
export type ItemClocks = Schemas["ItemClocks"];
export type Clock = Schemas["ClockBody"];
export type DateOf = Schemas["DateBody"];
export type Trigger = Rule["trigger"];
export type Stop = NonNullable<Rule["stops"]>[number];
export type Unit = Rule["unit"];
export type Turn = Rule["turn"];
export type Effect = NonNullable<Rule["effect"]>;

const ofType = (type: string) => ({ path: { type_id: type } });
const here = (project: string, type: string) => ({ path: { project_id: project, type_id: type } });
const ofItem = (project: string, item: string) => ({ path: { project_id: project, item_id: item } });
const ofClock = (project: string, clock: string) => ({ path: { project_id: project, clock_id: clock } });

export const clocksApi = {
  catalogue: (signal?: AbortSignal) => data(api.GET("/api/clocks/catalogue", { signal })),
  sizes: (signal?: AbortSignal) => data(api.GET("/api/account/clocks/types", { signal })),
  company: (type: string, signal?: AbortSignal) => data(api.GET("/api/account/clocks/types/{type_id}", { params: ofType(type), signal })),
  setCompany: (type: string, body: RulesGiven, version: number) => data(api.PUT("/api/account/clocks/types/{type_id}", { params: ofType(type), body, headers: ifMatch(version) })),
  project: (project: string, type: string, signal?: AbortSignal) => data(api.GET("/api/projects/{project_id}/clocks/types/{type_id}", { params: here(project, type), signal })),
  setProject: (project: string, type: string, body: RulesGiven, version: number) =>
    data(api.PUT("/api/projects/{project_id}/clocks/types/{type_id}", { params: here(project, type), body, headers: ifMatch(version) })),
  goBack: (project: string, type: string) => data(api.DELETE("/api/projects/{project_id}/clocks/types/{type_id}", { params: here(project, type) })),
  item: (project: string, item: string, signal?: AbortSignal) => data(api.GET("/api/projects/{project_id}/clocks/items/{item_id}", { params: ofItem(project, item), signal })),
  setDate: (project: string, item: string, label: string, day: string | null, version: number) =>
    data(api.PUT("/api/projects/{project_id}/clocks/items/{item_id}/dates", { params: ofItem(project, item), body: { label, day }, headers: ifMatch(version) })),
  notice: (project: string, clock: string) => data(api.POST("/api/projects/{project_id}/clocks/{clock_id}/notices", { params: ofClock(project, clock) })),
  move: (project: string, clock: string, deadline_on: string, reason: string) =>
    data(api.POST("/api/projects/{project_id}/clocks/{clock_id}/ends", { params: ofClock(project, clock), body: { deadline_on, reason } })),
  stop: (project: string, clock: string, reason: string) => data(api.POST("/api/projects/{project_id}/clocks/{clock_id}/stops", { params: ofClock(project, clock), body: { reason } })),
};

/** The neighbours' tools, asked as any browser may. */
export const neighbours = {
  types: (signal?: AbortSignal) => data(api.GET("/api/account/correspondence/types", { signal })),
  companies: (signal?: AbortSignal) => data(api.GET("/api/account/companies", { signal })),
  typesHere: (project: string, signal?: AbortSignal) => data(api.GET("/api/projects/{project_id}/correspondence/types", { params: { path: { project_id: project } }, signal })),
  customFields: (signal?: AbortSignal) => data(api.GET("/api/account/correspondence/custom-fields", { signal })),
};
