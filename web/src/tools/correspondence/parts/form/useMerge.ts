import { useState } from "react";
import { useFacts } from "@/platform/useLive";
import type { Item } from "../../api";
import { personOf } from "../../state";
import type { LetterForm } from "./fields";
import { changedFields, type Values } from "./values";

/** What the form began with: the version that an edit names, and the values of that version. */
export interface Base {
  version: number;
  values: Values;
}

export interface Merge {
  base: Base;
  /** Fields that somebody else changed as well as this person. */
  clashes: (keyof Values)[];
  theirs: Values;
  /** Fields of theirs that came in without a clash. */
  taken: (keyof Values)[];
  /** Who it was, if we heard. */
  by: string | undefined;
  settle: (mine: readonly (keyof Values)[]) => void;
  /** A change of one's own, made beside the form: the next save begins from it. Somebody else's in between are merged as ever. */
  follow: (fresh: Item) => void;
}

/** Somebody else's edit comes in while this one is typed: other fields follow, the same fields ask. */
export function useMerge(item: Item, form: LetterForm, start: Base, valuesOf: (item: Item) => Values): Merge {
  const [base, setBase] = useState(start);
  const [taken, setTaken] = useState<(keyof Values)[]>([]);
  const [actor, setActor] = useState<string>();
  useFacts(["correspondence.*"], (fact) => {
    if (fact.body.item === item.id && fact.actor) setActor(fact.actor);
  });

  const theirs = valuesOf(item);
  const moved = item.version > base.version ? changedFields(base.values, theirs) : [];
  const mine = new Set(changedFields(base.values, form.values));
  const agreed = new Set(changedFields(theirs, form.values));
  const clashes = moved.filter((name) => mine.has(name) && agreed.has(name));
  const rebase = (keep: readonly (keyof Values)[]) => {
    const came = moved.filter((name) => !keep.includes(name));
    for (const name of came) if (theirs[name] !== undefined) form.set(name, theirs[name]);
    setTaken(came);
    setBase({ version: item.version, values: theirs });
  };
  if (item.version > base.version && clashes.length === 0) rebase(moved.filter((name) => mine.has(name)));
  const follow = (fresh: Item) => {
    if (fresh.version === base.version + 1) setBase({ version: fresh.version, values: valuesOf(fresh) });
  };
  return { base, clashes, theirs, taken, by: actor && item.people[actor] ? personOf(item.people, actor).name : undefined, settle: rebase, follow };
}
