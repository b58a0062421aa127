import type { Keep } from "./api";

const RANK = (rule: Keep): number => (rule.project ? 0 : 2) + (rule.kind ? 0 : 1);

/** The rules with those that count first in front; the one for everything is left out. */
export function exceptions(rules: readonly Keep[]): Keep[] {
  return rules.filter((rule) => RANK(rule) < 3).sort((a, b) => RANK(a) - RANK(b));
}

/** What is chosen for everything; for ever, where nothing is. */
export function everything(rules: readonly Keep[]): Keep {
  return rules.find((rule) => RANK(rule) === 3) ?? { project: null, kind: null, years: null };
}

const samePlace = (a: Keep, b: Keep) => a.project === b.project && a.kind === b.kind;

/** What is chosen for the place of another rule, if anything. */
export const ruleAt = (rules: readonly Keep[], place: Keep): Keep | undefined => rules.find((one) => samePlace(one, place));

/** The rules with one put in the place of another one, or added; the place of each is taken once. */
export function withRule(rules: readonly Keep[], rule: Keep, before?: Keep): Keep[] {
  return [...rules.filter((one) => !samePlace(one, rule) && !(before && samePlace(one, before))), rule];
}

export function withoutRule(rules: readonly Keep[], rule: Keep): Keep[] {
  return rules.filter((one) => !samePlace(one, rule));
}
