import type { Page } from "@/kernel/resource";
import type { components } from "@/platform/api";
import { http } from "@/platform/http";

type Schemas = components["schemas"];
export type Links = Schemas["LinksBody"];
export type Link = Schemas["LinkBody"];
export type Role = Link["role"];
export type Far = Link["card"];
export type Hit = Pick<Schemas["Found"], "id" | "kind" | "number" | "title" | "state" | "state_label">;
export type NewLink = { kind: "related" | "origin"; other_id: string; note: string };

const of = (project: string, card: string) => `/api/projects/${project}/cards/${card}/links`;

export const linksApi = {
  list: (project: string, card: string, signal?: AbortSignal) => http.get<Links>(of(project, card), { signal }),
  add: (project: string, card: string, link: NewLink, idempotencyKey?: string) => http.post<Link>(of(project, card), link, { idempotencyKey }),
  edit: (project: string, card: string, link: Link, change: { note?: string; other_id?: string }) => http.patch<Link>(`${of(project, card)}/${link.id}`, change, { version: link.version }),
  remove: (project: string, card: string, link: string) => http.delete(`${of(project, card)}/${link}`),
  void: (project: string, card: string, link: Link, reason: string) => http.put<Link>(`${of(project, card)}/${link.id}/void`, { reason }, { version: link.version }),
  /** Whatever the search finds that this person may see. */
  find: (project: string, q: string, kind: string, signal?: AbortSignal) =>
    http.get<Pick<Page<Hit>, "items">>(`/api/projects/${project}/search`, { query: { q, kind: kind || undefined, limit: 20 }, signal }),
};
