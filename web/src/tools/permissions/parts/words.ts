import { t } from "@lingui/core/macro";

/** Why rights cannot be set; codes are the server's. */
export function whyWord(code: string | undefined): string {
  switch (code) {
    case "permissions.own_rights":
      return t`You cannot change your own rights.`;
    case "permissions.person_is_admin":
      return t`A company administrator is Admin of every tool; nothing can be set.`;
    case "permissions.not_directory_admin":
      return t`Only administrators of the project's directory may do this.`;
    default:
      return t`You may not do this.`;
  }
}
