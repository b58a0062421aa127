import type { components } from "@/platform/api";
import { http } from "@/platform/http";

const ROOT = "/api/conversations";

type Schemas = components["schemas"];

/** What a company chose, all of it; `projects` counts where not every project does. */
export type Settings = Required<Schemas["SettingsGiven"]> & Pick<Schemas["TalkSettingsBody"], "version">;
export type Managers = Settings["group_managers"];

/** What is open to the asker; the settings themselves only to a company administrator. */
export type SettingsHere = Omit<Schemas["TalkSettingsBody"], "settings"> & { settings: Omit<Settings, "projects" | "version"> | null };

export type Preferences = Schemas["PreferenceBody"];
export type Orphan = Schemas["Orphan"];
type AccountProjects = { items: Pick<Schemas["ProjectView"], "id" | "number" | "name" | "active">[] };

export const adminApi = {
  settings: (signal?: AbortSignal) => http.get<SettingsHere>(`${ROOT}/settings`, { signal }),
  save: (body: Omit<Settings, "version">, version: number) => http.put<SettingsHere>(`${ROOT}/settings`, body, { version }),
  /** The company's projects, by whoever administers it. */
  projects: (signal?: AbortSignal) => http.get<AccountProjects>("/api/account/projects", { signal }),
  preferences: (signal?: AbortSignal) => http.get<Preferences>(`${ROOT}/preferences`, { signal }),
  prefer: (body: Required<Schemas["PreferenceGiven"]>) => http.put<Preferences>(`${ROOT}/preferences`, body),
  orphans: (signal?: AbortSignal) => http.get<Orphan[]>(`${ROOT}/orphans`, { signal }),
  adopt: (group: string, person: string) => http.post(`${ROOT}/orphans/${group}`, { person } satisfies Schemas["Adoption"]),
};
