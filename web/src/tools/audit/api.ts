import type { Page } from "@/kernel/resource";
import { http } from "@/platform/http";

export interface Change {
  field: string;
  old: unknown;
  new: unknown;
}

export interface Entry {
  at: string;
  actor: string | null;
  kind: string;
  changes: Change[];
}

export interface Named {
  name?: string;
  initials?: string;
  company_name?: string;
  number?: string | null;
  title?: string;
}

export interface History extends Page<Entry> {
  people: Record<string, Named>;
  cards: Record<string, Named>;
}

export const readHistory = (project: string, card: string, cursor: string, signal?: AbortSignal) =>
  http.get<History>(`/api/projects/${project}/history`, { query: { card, cursor }, signal });
