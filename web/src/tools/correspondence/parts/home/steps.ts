export interface Step {
  key: "types" | "people" | "letter";
  done: boolean;
  /** It can be done now. */
  open: boolean;
}

interface Known {
  administers: boolean;
  invites: boolean;
  /** There is a type of which this person may create letters. */
  writes: boolean;
  /** How many there are; undefined while nobody knows. */
  types: number | undefined;
  members: number | undefined;
  letters: number | undefined;
}

/** What an administrator has still to do in a new project; nothing once all is done, while it is not known, or for anybody else. */
export function stepsOf({ administers, invites, writes, types, members, letters }: Known): Step[] {
  if (!administers && !invites) return [];
  if (types === undefined || letters === undefined || (invites && members === undefined)) return [];
  const steps: Step[] = [
    { key: "types", done: types > 0, open: administers },
    ...(invites ? [{ key: "people", done: (members ?? 0) > 1, open: true } as const] : []),
    { key: "letter", done: letters > 0, open: writes },
  ];
  return steps.every((step) => step.done) ? [] : steps;
}
