import { t } from "@lingui/core/macro";

/** Where a level or a granular permission comes from; keys are the server's. */
export function sourceWord(source: string | null | undefined, template: string | undefined): string {
  switch (source) {
    case "company_admin":
      return t`Company administrators are Admin of every tool in their projects.`;
    case "template":
      return template ? t`From the template ${template}` : t`From the template`;
    case "by_hand":
      return t`Set by hand`;
    case "every_member":
      return t`Every member reads the directory, so that names can be shown.`;
    case "level":
      return t`Standard brings it`;
    default:
      return t`Not given`;
  }
}

/** What may be done with items of a type; keys are the server's. */
export function deedWord(deed: string): string {
  switch (deed) {
    case "create":
      return t`Create items`;
    case "edit_own_draft":
      return t`Edit and issue their own drafts`;
    case "edit_own_open":
      return t`Edit and close their own open items`;
    case "edit_own_closed":
      return t`Edit their own closed items`;
    case "edit_others":
      return t`Edit items of others`;
    case "respond_on_it":
      return t`Respond to items they are on`;
    case "respond_colleague":
      return t`Respond to items a colleague is on`;
    case "respond_others":
      return t`Respond to any other item`;
    case "mark_official":
      return t`Mark responses official`;
    case "archive":
      return t`Archive items`;
    case "bulk_own":
      return t`Change several of their own items at once`;
    case "bulk_others":
      return t`Change several items of others at once`;
    case "export":
      return t`Print and export`;
    case "see_history":
      return t`See the change history`;
    case "configure":
      return t`Change the settings of the type`;
    default:
      return deed;
  }
}

/** Which items of others are seen. */
export function sortWord(sort: string): string {
  switch (sort) {
    case "open_public":
      return t`Open items that are not private`;
    case "private_on_it":
      return t`Private items they are on`;
    case "private_colleague":
      return t`Private items a colleague is on`;
    case "private_others":
      return t`All other private items`;
    case "draft_others":
      return t`Drafts of others`;
    default:
      return sort;
  }
}
