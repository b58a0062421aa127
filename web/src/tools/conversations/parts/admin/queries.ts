import { queryOptions } from "@tanstack/react-query";
import { adminApi, type Settings, type SettingsHere } from "./api";

export const settingsQuery = queryOptions({ queryKey: ["conversations", "settings"], queryFn: ({ signal }) => adminApi.settings(signal), staleTime: 5 * 60_000 });

export const companyProjectsQuery = queryOptions({ queryKey: ["directory", "projects"], queryFn: ({ signal }) => adminApi.projects(signal) });

export const preferencesQuery = queryOptions({ queryKey: ["conversations", "preferences"], queryFn: ({ signal }) => adminApi.preferences(signal) });

export const orphansQuery = queryOptions({ queryKey: ["conversations", "orphans"], queryFn: ({ signal }) => adminApi.orphans(signal) });

/** The settings themselves, where the asker administers the company; nothing otherwise. */
export function wholeSettings(here: SettingsHere): Settings | undefined {
  return here.settings ? { ...here.settings, projects: here.projects ?? [], version: here.version } : undefined;
}
