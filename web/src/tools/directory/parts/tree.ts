import type { Reference } from "../api";

export interface Twig {
  place: Reference;
  depth: number;
  /** The one above it on the same level: where it goes when it is moved in. */
  before: Reference | undefined;
  parent: Reference | undefined;
}

/** Places in the order of the tree, each with how deep it lies. */
export function twigsOf(places: readonly Reference[]): Twig[] {
  const known = new Set(places.map((place) => place.id));
  const below = new Map<string, Reference[]>();
  for (const place of places) {
    const parent = place.parent_id && known.has(place.parent_id) ? place.parent_id : "";
    below.set(parent, [...(below.get(parent) ?? []), place]);
  }
  const walk = (parent: Reference | undefined, depth: number): Twig[] => {
    const here = below.get(parent?.id ?? "") ?? [];
    return here.flatMap((place, index) => [{ place, depth, before: here[index - 1], parent }, ...walk(place, depth + 1)]);
  };
  return walk(undefined, 0);
}
