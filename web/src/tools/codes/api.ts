import { address, http } from "@/platform/http";
import { codeOf } from "./parts/code";

/** Where a code leads. */
export interface Led {
  id: string;
  project: string | null;
  kind: string;
  number: string;
  title: string;
  link: string;
}

export type Size = "large" | "medium" | "small";

export interface Sheet {
  size: Size;
  titles: boolean;
  used: number;
}

export const codesApi = {
  home: (signal?: AbortSignal) => http.get<{ address: string }>("/api/q", { signal }),
  led: (code: string, signal?: AbortSignal) => http.get<Led>(`/api/q/${encodeURIComponent(code)}`, { signal }),
  picture: (project: string, card: string, query: { format: "svg" | "png"; scale?: number; download?: boolean }) => address(`/api/projects/${project}/codes/${card}`, query),
  labels: (project: string, cards: readonly string[], sheet: Sheet) => address(`/api/projects/${project}/labels`, { codes: cards.map(codeOf).join(","), ...sheet }),
};
