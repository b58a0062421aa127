export interface Card {
  ref: string;
  project: string;
  tool: string;
  number?: string | null;
  title: string;
  state: string;
  link: string;
}

export interface Fact {
  type: "fact";
  stream: string;
  seq: number;
  kind: string;
  /** Whose doing it was; nobody's where a job did it. */
  actor?: string | null;
  card: Card | null;
  body: Record<string, unknown>;
}

/** What one tool says to its own part of the client; its type begins with the tool's name: "conversations.message". */
export interface ToolFrame {
  type: `${string}.${string}`;
  [field: string]: unknown;
}

export type LiveFrame =
  | Fact
  | ToolFrame
  | { type: "batch"; frames: LiveFrame[] }
  | { type: "gone"; stream: string; seq: number; ref: string }
  | { type: "reset"; stream: string; seq: number }
  | { type: "ready"; streams: Record<string, number> }
  | { type: "access" | "left"; stream: string }
  | { type: "notice"; unread?: number }
  | { type: "bye"; reason: string };

/** `correspondence.*` matches every fact of a tool. */
export function factMatches(kinds: readonly string[], kind: string): boolean {
  return kinds.some((wanted) =>
    wanted === "*" || wanted === kind || (wanted.endsWith(".*") && kind.startsWith(wanted.slice(0, -1))),
  );
}
