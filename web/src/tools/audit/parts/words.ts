import { t } from "@lingui/core/macro";

/** What happened, by the fact's kind; `label` is the server's word for what is not known here. */
export function kindWord(kind: string, label: string): string {
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
      return t`Official mark changed`;
    default:
      return label;
  }
}

export function fieldWord(field: string, label: string): string {
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
    case "file_name":
      return t`Name of an attachment`;
    case "official":
      return t`Official`;
    default:
      return label;
  }
}
