export const LEVELS = ["none", "read_only", "standard", "admin"] as const;
export type Level = (typeof LEVELS)[number];

export function atLeast(held: Level | undefined, wanted: Level): boolean {
  return LEVELS.indexOf(held ?? "none") >= LEVELS.indexOf(wanted);
}
