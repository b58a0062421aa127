import { t } from "@lingui/core/macro";
import type { Level } from "@/kernel/level";

export function levelWord(level: Level): string {
  switch (level) {
    case "none":
      return t`None`;
    case "read_only":
      return t`Read Only`;
    case "standard":
      return t`Standard`;
    case "admin":
      return t`Admin`;
  }
}

/** A granular permission: what it is called, and what it lets one do. */
export function grantWords(grant: string): { label: string; hint: string } {
  switch (grant) {
    case "create":
      return { label: t`Create items`, hint: t`Create items, and edit and issue their own drafts.` };
    case "edit_items_they_created":
      return { label: t`Edit open items they created`, hint: t`Edit their own open items and change their status.` };
    case "create_response":
      return { label: t`Respond to items they are on`, hint: t`As creator, assignee, received from, or on the distribution.` };
    case "respond_to_vendor_items":
      return { label: t`Respond to items of their company`, hint: t`Where somebody of the same company is on the item.` };
    case "view_vendor_items":
      return { label: t`View private items of their company`, hint: t`Open and closed private items on which they or a colleague have a part.` };
    default:
      return { label: grant, hint: "" };
  }
}

const PART_OF_STANDARD = ["create", "edit_items_they_created"];

/** What Standard brings in any case. */
export function forcedGrants(level: Level): readonly string[] {
  return level === "standard" ? PART_OF_STANDARD : [];
}
