import { t } from "@lingui/core/macro";
import type { MailState } from "../api";

/** Why somebody hears of something: what happened, and what they are on the item. */
export function reasonWord(event: string, role: string): string {
  switch (event) {
    case "assigned":
      return role === "assignee" ? t`You are assignee` : role === "received_from" ? t`You are named as sender` : t`You are on the distribution`;
    case "created":
      return role === "assignee" ? t`Issued, and you are assignee` : t`Issued`;
    case "responded_to":
      return t`New response`;
    case "emailed":
      return t`E-mail to you`;
    case "closed":
      return t`Closed`;
    case "reopened":
      return t`Reopened`;
    case "overdue":
      return t`Overdue`;
    case "clock_warned":
      return t`A period runs out soon`;
    case "clock_expired":
      return t`A period ran out`;
    case "user_removed":
      return t`You were taken off`;
    case "updated_item":
      return t`Changed`;
    default:
      return event;
  }
}

export function eventWord(event: string): string {
  switch (event) {
    case "created":
      return t`Created and issued`;
    case "assigned":
      return t`Put on the item`;
    case "responded_to":
      return t`Response added`;
    case "updated_item":
      return t`Item updated`;
    case "user_removed":
      return t`Taken off the item`;
    case "closed":
      return t`Closed`;
    case "overdue":
      return t`Overdue`;
    case "clock_warned":
      return t`Contract period runs out soon`;
    case "clock_expired":
      return t`Contract period ran out`;
    default:
      return event;
  }
}

export function eventHint(event: string): string {
  switch (event) {
    case "created":
      return t`When it is issued; drafts are never mailed.`;
    case "assigned":
      return t`Only whoever is new is mailed.`;
    case "overdue":
      return t`Each working morning while it is open, where the type reminds.`;
    case "clock_warned":
      return t`Goes to those whose turn it is, on the days that the rules name.`;
    case "clock_expired":
      return t`Once, when the period is over.`;
    case "updated_item":
      return t`One mail for each time an open item is saved, and when it is reopened.`;
    case "user_removed":
      return t`Goes to whoever was taken off.`;
    default:
      return "";
  }
}

export function roleWord(role: string): string {
  switch (role) {
    case "creator":
      return t`Creator`;
    case "assignee":
      return t`Assignee`;
    case "distribution":
      return t`Distribution`;
    case "received_from":
      return t`Received from`;
    default:
      return role;
  }
}

export function stateWord(state: MailState): string {
  switch (state) {
    case "waiting":
      return t`Waiting`;
    case "kept":
      return t`Kept`;
    case "sent":
      return t`Sent`;
    case "failed":
      return t`Failed`;
    case "skipped":
      return t`Not needed`;
  }
}
