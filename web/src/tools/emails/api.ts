import type { PersonChoice } from "@/kernel/people";
import type { components } from "@/platform/api";
import { api, data } from "@/platform/http";

type Schemas = components["schemas"];
export type Thread = Schemas["ThreadView"];
export type Email = Schemas["EmailView"];
export type Party = Schemas["Party"];
export type SentFile = Schemas["SentFile"];
export type Beginning = Schemas["Beginning"];
export type NewEmail = Schemas["EmailGiven"];

const path = (project: string, card: string) => ({ path: { project_id: project, card_id: card } });

export const emailsApi = {
  threads: (project: string, card: string, cursor: string, signal?: AbortSignal) =>
    data(api.GET("/api/projects/{project_id}/emails/{card_id}", { params: { ...path(project, card), query: { cursor: cursor || undefined } }, signal })),
  beginning: (project: string, card: string, signal?: AbortSignal) => data(api.GET("/api/projects/{project_id}/emails/{card_id}/beginning", { params: path(project, card), signal })),
  send: (project: string, card: string, body: NewEmail) => data(api.POST("/api/projects/{project_id}/emails/{card_id}", { params: path(project, card), body })),
  people: async (project: string, card: string, q: string, signal?: AbortSignal): Promise<PersonChoice[]> => {
    const { items } = await data(api.GET("/api/projects/{project_id}/emails/{card_id}/people", { params: { ...path(project, card), query: { q } }, signal }));
    return items.map(({ id, name, mail, access, company_name }) => ({ id, name, mail, access, company: company_name ? { id: "", name: company_name } : null }));
  },
};
