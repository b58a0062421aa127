import { useSyncExternalStore } from "react";

export type Density = "small" | "medium" | "large";

interface Preferences {
  density: Density;
  shortcuts: boolean;
  /** A language of ours, or `auto`: as the browser. */
  language: string;
  /** Large photographs are made smaller before they are sent. */
  smallPhotos: boolean;
}

const KEY = "sitepost.preferences";
const DEFAULTS: Preferences = { density: "medium", shortcuts: true, language: "auto", smallPhotos: true };

function read(): Preferences {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Preferences>) }; // written by `prefer`
  } catch {
    return DEFAULTS;
  }
}

let current = read();
const listeners = new Set<() => void>();

export function preferences(): Preferences {
  return current;
}

export function prefer(patch: Partial<Preferences>): void {
  current = { ...current, ...patch };
  localStorage.setItem(KEY, JSON.stringify(current));
  listeners.forEach((tell) => tell());
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** What this person chose on this device. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences);
}
