import type { MessageDescriptor } from "@lingui/core";
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";

const ROLES: Record<string, MessageDescriptor> = {
  assignee: msg`Assignee`,
  distribution: msg`Distribution`,
  received_from: msg`Received from`,
};
const STATES: Record<string, MessageDescriptor> = {
  waiting: msg`Mail is waiting`,
  kept: msg`Mail kept: no mail server`,
  sent: msg`Mailed`,
  failed: msg`Mail refused`,
};
const REASONS: Record<string, MessageDescriptor> = {
  assigned: msg`Mail: put on it`,
  created: msg`Mail: issued`,
  responded_to: msg`Mail: response`,
  closed: msg`Mail: closed`,
  reopened: msg`Mail: reopened`,
  overdue: msg`Mail: reminder`,
  user_removed: msg`Mail: taken off it`,
  updated_item: msg`Mail: changed`,
};

const word = (words: Record<string, MessageDescriptor>, key: string, other: string) => {
  const found = words[key];
  return found ? i18n._(found) : other;
};

export const roleWord = (role: string): string => word(ROLES, role, role);
export const mailWord = (state: string): string => word(STATES, state, state);
export const reasonWord = (reason: string): string => word(REASONS, reason, i18n._(msg`Mail`));
