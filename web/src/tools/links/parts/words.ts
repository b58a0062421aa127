import { t } from "@lingui/core/macro";
import type { StatusKind } from "@/kernel/status";
import type { Role } from "../api";

const STATES: Record<string, StatusKind> = { draft: "draft", open: "open", closed_successful: "done", closed_unsuccessful: "failed" };

/** The look of a thing's state, where it is one of those that items of every kind can be in. */
export const stateKind = (state: string): StatusKind | undefined => STATES[state];

/** What the far end is to the item that one looks at. */
export function roleWord(role: Role): string {
  switch (role) {
    case "related":
      return t`Related`;
    case "origin":
      return t`Origin`;
    case "origin_of":
      return t`Origin of`;
    case "made":
      return t`Created from this`;
    case "made_from":
      return t`Created from`;
  }
}

/** Why something cannot be done to a link; null where it can. */
export function whyWord(code: string | undefined): string | null {
  switch (code) {
    case undefined:
      return null;
    case "links.archived":
      return t`An archived item can only be read.`;
    case "links.not_yours":
      return t`Only whoever made this item, or an administrator of its type, can link it.`;
    case "links.level_needed":
      return t`To link what you made you need more than Read Only here.`;
    case "links.permanent":
      return t`What was created from an item stays linked to it.`;
    default:
      return t`This is not possible here.`;
  }
}
