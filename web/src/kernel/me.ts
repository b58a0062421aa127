import { type Level, LEVELS } from "./level";
import type { CompanyRef, PersonRef } from "./people";

export interface ToolGrant {
  key: string;
  title: string;
  level: Level;
  can?: string[];
}

export interface ProjectRef {
  id: string;
  number: string;
  name: string;
  time_zone: string;
  /** ISO 4217; empty where nobody chose one. */
  currency: string;
  tools: ToolGrant[];
  can: string[];
}

/** What a person set for themselves, on every device. */
export interface Settings {
  theme: "auto" | "light" | "dark";
  density: "small" | "medium" | "large";
  language: string | null;
  shortcuts: boolean;
  /** Sticky filters, by list. */
  lists: Record<string, unknown>;
}

export interface Me {
  person: PersonRef & {
    company: CompanyRef | null;
    employee: boolean;
    account_admin: boolean;
  };
  account: { id: string; name: string };
  projects: ProjectRef[];
  can: string[];
  settings: Settings;
  /** Set where a company administrator looks through this person's eyes. */
  viewing?: { viewer: { id: string; name: string }; ends_at: string } | null;
}

/** The level held in a tool; of a tool with types ("correspondence:<type>"), the highest held in any of them. */
export function levelIn(project: ProjectRef | undefined, tool: string): Level {
  const held = project?.tools.filter((grant) => grant.key === tool || grant.key.startsWith(`${tool}:`)).map((grant) => LEVELS.indexOf(grant.level)) ?? [];
  return LEVELS[Math.max(0, ...held)] ?? "none";
}
