import type { components } from "@/platform/api";
import { http } from "@/platform/http";

const ROOT = "/api/conversations";

export type Audience = "any" | "employees";
export type Managers = "administrators" | "employees" | "everyone";

/** What a company chose; `projects` counts where not every project does. */
export interface Settings {
  is_on: boolean;
  audience: Audience;
  every_project: boolean;
  projects: string[];
  edit_on: boolean;
  edit_audience: Audience;
  edit_seconds: number;
  direct_on: boolean;
  direct_audience: Audience;
  group_managers: Managers;
  items_on: boolean;
  items_audience: Audience;
  tools_off: string[];
  live_followers: boolean;
  threads_on: boolean;
  receipts_on: boolean;
  urgent_by: Managers;
  missed_mail: "off" | "hint" | "words";
  missed_pace: "soon" | "daily";
  translation: "off" | "local" | "outside";
  version: number;
}

/** What is open to the asker; the settings themselves only to a company administrator. */
export interface SettingsHere {
  settings: Omit<Settings, "projects" | "version"> | null;
  projects: string[] | null;
  version: number;
  mine: { is_on: boolean; direct: boolean; can_create_groups: boolean; urgent: boolean };
}

export type Preferences = components["schemas"]["PreferenceBody"];

export interface Orphan {
  id: string;
  name: string;
  project: string;
  size: number;
}

export interface AccountProject {
  id: string;
  number: string;
  name: string;
  active: boolean;
}

export const adminApi = {
  settings: (signal?: AbortSignal) => http.get<SettingsHere>(`${ROOT}/settings`, { signal }),
  save: (body: Omit<Settings, "version">, version: number) => http.put<SettingsHere>(`${ROOT}/settings`, body, { version }),
  /** The company's projects, by whoever administers it. */
  projects: (signal?: AbortSignal) => http.get<{ items: AccountProject[] }>("/api/account/projects", { signal }),
  preferences: (signal?: AbortSignal) => http.get<Preferences>(`${ROOT}/preferences`, { signal }),
  prefer: (body: Omit<Preferences, "company_mails">) => http.put<Preferences>(`${ROOT}/preferences`, body),
  orphans: (signal?: AbortSignal) => http.get<Orphan[]>(`${ROOT}/orphans`, { signal }),
  adopt: (group: string, person: string) => http.post(`${ROOT}/orphans/${group}`, { person }),
};
