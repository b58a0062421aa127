import type { components } from "@/platform/api";
import { address, http } from "@/platform/http";

type Schemas = components["schemas"];
export type Export = Schemas["ExportBody"];
export type Options = Required<Schemas["PrintOptions"]>;

const root = (project: string) => `/api/projects/${project}/exports`;
const item = (project: string, card: string) => `/api/projects/${project}/correspondence/items/${card}`;

export const exportsApi = {
  list: (project: string, signal?: AbortSignal) => http.get<{ items: Export[] }>(root(project), { signal }),
  remove: (project: string, id: string) => http.delete(`${root(project)}/${id}`),
  content: (project: string, id: string) => `${root(project)}/${id}/content`,
  pdf: (project: string, card: string, options: Options) => address(`${item(project, card)}/pdf`, { ...options }),
  zip: (project: string, card: string) => `${item(project, card)}/zip`,
  withAttachments: (project: string, card: string, options: Options) => http.post<Export>(`${item(project, card)}/pdf`, options),
  /** What may be printed of it. */
  can: (project: string, card: string, signal?: AbortSignal) => http.get<{ number: string; can: string[] }>(item(project, card), { signal, ahead: true }),
};
