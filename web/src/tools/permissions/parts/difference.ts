import { type Level, LEVELS } from "@/kernel/level";

export interface Rights {
  levels: Record<string, Level>;
  grants: Record<string, readonly string[]>;
}

export interface Difference {
  tool: string;
  before: Level;
  after: Level;
  added: string[];
  removed: string[];
}

/** Granular permissions count on Read Only and Standard; Standard brings some in any case. */
export function heldOn(rights: Rights, tool: string, forced: (level: Level) => readonly string[]): string[] {
  const level = rights.levels[tool] ?? "none";
  if (level !== "read_only" && level !== "standard") return [];
  return [...new Set([...forced(level), ...(rights.grants[tool] ?? [])])];
}

/** What a change of a template does, tool by tool; nothing where it does nothing. */
export function differences(before: Rights, after: Rights, tools: readonly string[], forced: (level: Level) => readonly string[]): Difference[] {
  return tools.flatMap((tool) => {
    const was = heldOn(before, tool, forced);
    const is = heldOn(after, tool, forced);
    const change = { tool, before: before.levels[tool] ?? "none", after: after.levels[tool] ?? "none", added: is.filter((one) => !was.includes(one)), removed: was.filter((one) => !is.includes(one)) };
    return change.before !== change.after || change.added.length + change.removed.length > 0 ? [change] : [];
  });
}

/** Whether a change takes anything away. */
export const takesAway = (changes: readonly Difference[]): boolean => changes.some((one) => one.removed.length > 0 || LEVELS.indexOf(one.after) < LEVELS.indexOf(one.before));
