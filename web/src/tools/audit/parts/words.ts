import { t } from "@lingui/core/macro";

/** What happened, by the fact's kind. */
export function kindWord(kind: string): string {
  switch (kind) {
    case "correspondence.item_drafted":
      return t`Saved as a draft`;
    case "correspondence.item_issued":
      return t`Issued`;
    case "correspondence.item_edited":
      return t`Edited`;
    case "correspondence.item_closed":
      return t`Closed`;
    case "correspondence.item_reopened":
      return t`Reopened`;
    case "correspondence.item_responded":
      return t`Responded`;
    case "correspondence.response_marked":
      return t`Response marked`;
    default:
      return kind.slice(kind.indexOf(".") + 1).replaceAll("_", " ");
  }
}

const asWords = (field: string) => (field.charAt(0).toLocaleUpperCase() + field.slice(1)).replace(/_(ids?|on)$/, "").replaceAll("_", " ");

export function fieldWord(field: string): string {
  switch (field) {
    case "number":
      return t`Number`;
    case "subject":
      return t`Subject`;
    case "status":
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
    case "location_id":
      return t`Location`;
    case "trade_ids":
      return t`Trades`;
    case "cost_code_id":
      return t`Cost code`;
    case "spec_section_id":
      return t`Specification section`;
    case "description":
      return t`Description`;
    case "file_ids":
      return t`Attachments`;
    case "official":
      return t`Official`;
    default:
      return asWords(field);
  }
}
