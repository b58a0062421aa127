import { t } from "@lingui/core/macro";

/** Fields by the server's names. */
export function fieldWord(field: string): string {
  switch (field) {
    case "name":
      return t`name`;
    case "mail":
      return t`mail address`;
    case "company":
    case "company_id":
      return t`company`;
    case "title":
      return t`title`;
    case "phones":
    case "phone":
      return t`phone`;
    case "employee":
      return t`employee`;
    case "account_admin":
      return t`company administrator`;
    case "number":
      return t`number`;
    case "code":
      return t`code`;
    case "address":
      return t`address`;
    case "time_zone":
      return t`time zone`;
    case "currency":
      return t`currency`;
    case "working_days":
      return t`working days`;
    case "holidays":
      return t`days off`;
    case "people":
      return t`people`;
    case "description":
      return t`description`;
    case "website":
      return t`website`;
    case "short_name":
      return t`short name`;
    case "logo":
      return t`logo`;
    case "active":
      return t`active`;
    default:
      return field;
  }
}

/** What a column of a table to import fills. */
export function columnWord(field: string): string {
  switch (field) {
    case "first_name":
      return t`first name`;
    case "last_name":
      return t`last name`;
    case "mobile":
      return t`mobile`;
    default:
      return fieldWord(field);
  }
}

/** Why something cannot be done; codes are the server's. */
export function whyWord(code: string | undefined): string | null {
  switch (code) {
    case undefined:
      return null;
    case "directory.not_account_admin":
    case "permissions.not_account_admin":
      return t`Only company administrators may do this.`;
    case "directory.not_directory_admin":
    case "permissions.not_directory_admin":
      return t`Only administrators of the project's directory may do this.`;
    case "directory.not_project_admin":
      return t`Only administrators of the project's settings may do this.`;
    case "directory.person_is_admin":
      return t`Only company administrators may change a company administrator.`;
    case "directory.last_admin":
      return t`This is the last company administrator. Make somebody else one first.`;
    case "directory.not_yourself":
      return t`You cannot deactivate yourself.`;
    case "directory.inactive":
      return t`This person is deactivated.`;
    case "permissions.own_rights":
      return t`You cannot change your own rights.`;
    case "permissions.person_is_admin":
      return t`A company administrator is Admin of every tool; nothing can be set.`;
    default:
      return t`You may not do this.`;
  }
}
