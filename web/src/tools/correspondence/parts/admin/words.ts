import { t } from "@lingui/core/macro";
import type { FieldRule } from "./api";

export function ruleWord(rule: FieldRule): string {
  switch (rule) {
    case "required":
      return t`Required`;
    case "optional":
      return t`Optional`;
    case "hidden":
      return t`Hidden`;
  }
}

export function typeFieldWord(field: string): string {
  switch (field) {
    case "name":
      return t`name`;
    case "prefix":
      return t`prefix`;
    case "private_by_default":
      return t`private by default`;
    case "super_private":
      return t`super private`;
    case "overdue_reminders":
      return t`reminders`;
    case "locked_after_issue":
      return t`locked after issue`;
    case "new_project_default":
    case "is_new_project_default":
      return t`new projects`;
    case "archived":
      return t`archived`;
    case "due_days":
      return t`due date`;
    case "default_description":
      return t`description`;
    case "default_distribution":
      return t`distribution`;
    case "default_groups":
      return t`groups`;
    case "sections":
      return t`sections`;
    default:
      return field.startsWith("fields.") ? t`fields` : field;
  }
}

export function customFieldWord(field: string): string {
  switch (field) {
    case "name":
      return t`name`;
    case "hint":
      return t`hint`;
    case "text":
      return t`text`;
    case "options":
      return t`options`;
    case "archived":
      return t`archived`;
    default:
      return field;
  }
}

/** Why a status stays. */
export function statusWhy(code: string | undefined): string | null {
  switch (code) {
    case undefined:
      return null;
    case "correspondence.status_fixed":
      return t`The four states every type has cannot be deleted.`;
    case "correspondence.status_named":
      return t`The four states every type has keep their names.`;
    case "correspondence.status_in_use":
      return t`Items have this status, or had it, so it stays.`;
    default:
      return t`This cannot be deleted.`;
  }
}
