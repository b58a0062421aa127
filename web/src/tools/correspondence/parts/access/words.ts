import { t } from "@lingui/core/macro";
import type { Level } from "@/kernel/level";
import { levelWord } from "@/ui";
import { whyWord } from "../words";
import type { Explanation, Ruling, Seer } from "./api";

function roleWord(role: string): string {
  switch (role) {
    case "creator":
      return t`created it`;
    case "assignee":
      return t`is an assignee`;
    case "distribution":
      return t`is on the distribution`;
    default:
      return t`it was received from them`;
  }
}

/** Each of the ways in which somebody sees an item, as a sentence. */
export function wayWords(person: Seer, type: string, draft: boolean): string[] {
  const level = levelWord(person.level as Level);
  const roles = person.roles.map(roleWord).join(", ");
  const mates = person.colleagues.map((one) => one.name).join(", ");
  return person.ways.map((way) => {
    switch (way) {
      case "level":
        if (person.account_admin) return t`Company administrator: Admin of every type.`;
        return person.level === "admin" || draft ? t`${level} on ${type}.` : t`Reads it as ${level} on ${type}: the item is not private.`;
      case "person":
        return t`On the item: ${roles}.`;
      case "company_grant":
        return mates ? t`Colleague ${mates} is on the item, and “View private items of their company” is granted.` : t`“View private items of their company” is granted.`;
      case "company_admin":
        return mates ? t`Admin on ${type}, and colleague ${mates} is on the item.` : t`Admin on ${type}, and on the item.`;
      default:
        return t`Member of the project.`;
    }
  });
}

/** What keeps somebody from an item; the first sentence says what the item is. */
export function lackWords(found: Explanation): string[] {
  const { person, type } = found;
  if (person.lacks.includes("elsewhere")) return [t`Not in this project.`];
  if (person.lacks.includes("no_level")) return [t`No access to ${type}: the level is None.`];
  const first = found.state === "draft" ? t`The item is a draft, which only its creator and administrators of the type see.` : found.super_private ? t`The item is super private: not even administrators see it unless they or a colleague are on it.` : t`The item is private.`;
  const rest = person.lacks.map((lack) => {
    switch (lack) {
      case "person":
        return found.state === "draft" ? t`Did not create it.` : t`Not on the item.`;
      case "level":
        return t`Not Admin on ${type}.`;
      case "colleague":
        return t`Nobody of the same company is on the item.`;
      case "grant":
        return t`“View private items of their company” is not granted.`;
      default:
        return "";
    }
  });
  return [first, ...rest.filter(Boolean)];
}

export function actionWord(action: string): string {
  switch (action) {
    case "edit":
      return t`Edit`;
    case "issue":
      return t`Issue`;
    case "change_status":
      return t`Change the status, close and reopen`;
    case "respond":
      return t`Respond`;
    case "respond_and_change_status":
      return t`Respond and change the status`;
    case "mark_official":
      return t`Mark responses official`;
    case "archive":
      return t`Archive`;
    case "retrieve":
      return t`Take out of the archive`;
    case "bulk":
      return t`Change together with others`;
    case "see_history":
      return t`See the change history`;
    case "see_revisions":
      return t`See revisions`;
    case "see_access":
      return t`See who sees it`;
    case "explain":
      return t`See why others see it`;
    case "export":
      return t`Print and export`;
    default:
      return action;
  }
}

/** What lets somebody do something, or what keeps them from it. */
export function rulingWord(ruling: Ruling, person: Seer): string {
  const level = levelWord(person.level as Level);
  switch (ruling.because) {
    case "type_admin":
      return person.account_admin ? t`Company administrator` : t`Admin on this type`;
    case "creator":
      return t`Created it, at ${level}`;
    case "creator_granted":
      return t`Created it, with the granular permission`;
    case "on_item":
      return t`On the item, with “Respond to items they are on”`;
    case "colleague":
      return t`A colleague is on the item, with “Respond to items of their company”`;
    case "level":
      return t`${level} on this type`;
    case "sees":
      return t`Sees the item`;
    default:
      return whyElse(ruling.code) ?? whyWord(ruling.code) ?? ruling.title;
  }
}

function whyElse(code: string): string | undefined {
  switch (code) {
    case "correspondence.not_on_item":
      return t`Neither on the item nor a colleague of anybody who is`;
    case "correspondence.not_archived":
      return t`Not in the archive`;
    case "correspondence.not_private":
      return t`Not private: everybody with access to this type sees it`;
    case "correspondence.not_issued_yet":
      return t`A draft has none`;
    default:
      return undefined;
  }
}
