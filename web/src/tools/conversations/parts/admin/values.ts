import type { Settings } from "./api";

/** The settings as their form holds them: minutes as they are typed. */
export type Values = Omit<Settings, "version" | "edit_seconds"> & { edit_minutes: string };

export const LONGEST_EDIT = 60; // minutes

export function valuesOf({ edit_seconds, ...held }: Settings): Values {
  const chosen = Object.fromEntries(Object.entries(held).filter(([name]) => name !== "version")) as Omit<typeof held, "version">; // all of them but one
  return { ...chosen, edit_minutes: String(Math.round(edit_seconds / 60)) };
}

export function bodyOf({ edit_minutes, ...rest }: Values): Omit<Settings, "version"> {
  return { ...rest, projects: rest.every_project ? [] : rest.projects, edit_seconds: Number(edit_minutes) * 60 };
}

export function fitsMinutes(text: string): boolean {
  return /^\d{1,2}$/.test(text.trim()) && Number(text) <= LONGEST_EDIT;
}

/** Which tab a setting stands on, so that a complaint is seen. */
export const ON_ACCESS: readonly (keyof Values)[] = ["is_on", "audience", "every_project", "projects"];
