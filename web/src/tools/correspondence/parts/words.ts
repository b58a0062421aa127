import { t } from "@lingui/core/macro";
import type { ImpactStatus, MapsTo } from "../api";

/** The four states by their plain names; a status may have a name of its own. */
export function stateWord(maps: MapsTo): string {
  switch (maps) {
    case "draft":
      return t`Draft`;
    case "open":
      return t`Open`;
    case "closed_successful":
      return t`Closed - Successful`;
    case "closed_unsuccessful":
      return t`Closed - Unsuccessful`;
  }
}

export const STATES: readonly MapsTo[] = ["draft", "open", "closed_successful", "closed_unsuccessful"];

export function impactWord(status: ImpactStatus): string {
  switch (status) {
    case "yes_known":
      return t`Yes (known)`;
    case "yes_unknown":
      return t`Yes (unknown)`;
    case "no_impact":
      return t`No impact`;
    case "tbd":
      return t`To be determined`;
    case "n_a":
      return t`Not applicable`;
  }
}

export const IMPACTS: readonly ImpactStatus[] = ["yes_known", "yes_unknown", "no_impact", "tbd", "n_a"];

/** Fields by the key of the fieldset and by the name in the item's body. */
export function fieldWord(key: string): string {
  switch (key) {
    case "number":
      return t`Number`;
    case "subject":
      return t`Subject`;
    case "status":
    case "status_id":
      return t`Status`;
    case "private":
      return t`Private`;
    case "assignees":
      return t`Assignees`;
    case "distribution":
      return t`Distribution`;
    case "received_from":
      return t`Received from`;
    case "due_on":
      return t`Due date`;
    case "schedule_impact":
      return t`Schedule impact`;
    case "cost_impact":
      return t`Cost impact`;
    case "location":
    case "location_id":
      return t`Location`;
    case "trades":
    case "trade_ids":
      return t`Trades`;
    case "cost_code":
    case "cost_code_id":
      return t`Cost code`;
    case "spec_section":
    case "spec_section_id":
      return t`Specification section`;
    case "description":
      return t`Description`;
    case "attachments":
    case "file_ids":
      return t`Attachments`;
    default:
      return key;
  }
}

/** Why something cannot be done, for a person; codes are the server's. */
export function whyWord(code: string | undefined): string | null {
  switch (code) {
    case undefined:
      return null;
    case "correspondence.not_yours":
      return t`Only its creator or an administrator of this type may do this.`;
    case "correspondence.draft_not_granted":
    case "correspondence.create_not_granted":
      return t`You may not create items of this type.`;
    case "correspondence.edit_not_granted":
      return t`You may not edit items once they are issued.`;
    case "correspondence.admin_only":
      return t`Only an administrator of this type may do this.`;
    case "correspondence.locked":
      return t`Items of this type cannot be edited once they are issued.`;
    case "correspondence.closed":
      return t`This item is closed.`;
    case "correspondence.archived":
      return t`This item is archived.`;
    case "correspondence.not_draft":
      return t`This item has been issued already.`;
    case "correspondence.not_issued":
      return t`A draft takes no responses. Issue it first.`;
    case "correspondence.responses_off":
      return t`This type takes no responses in this project.`;
    case "correspondence.not_on_item":
      return t`Neither you nor your company is on this item.`;
    case "correspondence.respond_not_granted":
      return t`You may not respond to items of this type.`;
    case "correspondence.no_fieldset":
      return t`This type has no form in this project.`;
    case "correspondence.type_archived":
      return t`This type is archived.`;
    default:
      return t`You may not do this.`;
  }
}
