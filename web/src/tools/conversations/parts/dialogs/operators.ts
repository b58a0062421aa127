import { useLingui } from "@lingui/react/macro";

export interface Operator {
  /** What is typed, up to where the word begins. */
  type: string;
  /** An example of the rest. */
  example: string;
  about: string;
}

/** What a search understands besides words. */
export function useOperators(): Operator[] {
  const { t } = useLingui();
  return [
    { type: '"', example: t`"level 4 slab"`, about: t`these words, one after the other` },
    { type: "from:", example: t`from:"Dana Ortiz"`, about: t`written by somebody; from:me for your own` },
    { type: "in:", example: t`in:"Level 4"`, about: t`in a group, or with somebody` },
    { type: "item:", example: "item:NOD-0012", about: t`beside an item` },
    { type: "project:", example: "project:HT-01", about: t`in a project, by number or name` },
    { type: "kind:", example: "kind:direct", about: t`kind:direct, kind:group or kind:item` },
    { type: "has:", example: "has:photo", about: t`has:photo, has:file or has:link` },
    { type: "after:", example: "after:2026-03-01", about: t`on that day or later` },
    { type: "before:", example: "before:2026-03-31", about: t`earlier than that day` },
    { type: "mentions:me", example: "mentions:me", about: t`in which you are mentioned` },
  ];
}

/** The search with an operator at its end, ready for its word. */
export function withOperator(q: string, operator: string): string {
  const before = q.trim();
  return before === "" ? operator : `${before} ${operator}`;
}
