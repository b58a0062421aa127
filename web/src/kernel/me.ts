import { type Level, LEVELS } from "./level";
import type { CompanyRef, PersonRef } from "./people";

export interface ToolGrant {
  key: string;
  title: string;
  level: Level;
}

export interface ProjectRef {
  id: string;
  number: string;
  name: string;
  time_zone: string;
  tools: ToolGrant[];
  can: string[];
}

export interface Me {
  person: PersonRef & {
    company: CompanyRef | null;
    employee: boolean;
    language?: string | null;
    theme?: "auto" | "light" | "dark" | null;
  };
  account: { id: string; name: string };
  projects: ProjectRef[];
  can: string[];
}

/** The level held in a tool; of a tool with types ("correspondence:<type>"), the highest held in any of them. */
export function levelIn(project: ProjectRef | undefined, tool: string): Level {
  const held = project?.tools.filter((grant) => grant.key === tool || grant.key.startsWith(`${tool}:`)).map((grant) => LEVELS.indexOf(grant.level)) ?? [];
  return LEVELS[Math.max(0, ...held)] ?? "none";
}
