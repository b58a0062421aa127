import type { components } from "@/platform/api";
import { api, data, ifMatch } from "@/platform/http";

type Schemas = components["schemas"];
export type Notice = Schemas["NoticeView"];
export type Matrix = Schemas["MatrixView"];
export type MailLine = Schemas["MailLine"];
export type MailView = Schemas["MailView"];
export type Choice = Schemas["ChoiceView"];
export type MailState = "waiting" | "kept" | "sent" | "failed" | "skipped";

export const noticesApi = {
  list: (unread: boolean, cursor: string, signal?: AbortSignal) => data(api.GET("/api/notices", { params: { query: { unread, cursor: cursor || undefined } }, signal })),
  count: (signal?: AbortSignal) => data(api.GET("/api/notices/count", { signal })),
  read: (ids: string[]) => data(api.POST("/api/notices/read", { body: { ids } })),
  readAll: () => data(api.POST("/api/notices/read", { body: { all: true } })),
};

const path = (project: string, tool: string) => ({ path: { project_id: project, tool } });

export const matrixApi = {
  read: (project: string, tool: string, signal?: AbortSignal) => data(api.GET("/api/projects/{project_id}/notifications/matrix/{tool}", { params: path(project, tool), signal })),
  save: (project: string, tool: string, events: Matrix["events"], version: number) =>
    data(api.PUT("/api/projects/{project_id}/notifications/matrix/{tool}", { params: path(project, tool), body: { events }, headers: ifMatch(version) })),
};

export const choiceApi = {
  read: (signal?: AbortSignal) => data(api.GET("/api/me/notifications", { signal })),
  save: (body: Schemas["ChoiceGiven"], version: number) => data(api.PUT("/api/me/notifications", { body, headers: ifMatch(version) })),
};

export const outboxApi = {
  list: (state: MailState | "", q: string, cursor: string, signal?: AbortSignal) =>
    data(api.GET("/api/account/outbox", { params: { query: { state: state || undefined, q: q || undefined, cursor: cursor || undefined } }, signal })),
  one: (id: string, signal?: AbortSignal) => data(api.GET("/api/account/outbox/{mail_id}", { params: { path: { mail_id: id } }, signal })),
  retry: (id: string) => data(api.POST("/api/account/outbox/{mail_id}/retry", { params: { path: { mail_id: id } } })),
};
