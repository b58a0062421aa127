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
    case "emails.email_sent":
      return t`Sent by e-mail`;
    case "links.item_made":
      return t`Another item created from it`;
    case "links.item_made_from":
      return t`Created from another item`;
    case "links.made_link_voided":
      return t`Created link marked void`;
    case "links.item_related":
      return t`Related item added`;
    case "links.related_item_removed":
      return t`Related item removed`;
    case "links.link_note_changed":
      return t`Note of a link changed`;
    case "links.origin_set":
      return t`Origin set`;
    case "links.origin_removed":
      return t`Origin removed`;
    case "clocks.clock_started":
      return t`Contract clock started`;
    case "clocks.clock_warned":
      return t`Contract clock warned`;
    case "clocks.clock_moved":
      return t`End of a period changed`;
    case "clocks.clock_stopped":
      return t`Contract clock stopped`;
    case "clocks.clock_expired":
      return t`Period ran out`;
    case "clocks.notice_given":
      return t`Notice of silence given`;
    case "clocks.date_set":
      return t`Day of a period named`;
    default:
      return label;
  }
}

export function fieldWord(field: string, label: string): string {
  switch (field) {
    case "to":
      return t`To`;
    case "cc":
      return t`Cc`;
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
    case "clause":
      return t`Clause`;
    case "runs_until":
      return t`Runs until`;
    case "ran_out_on":
      return t`Ran out on`;
    case "effect":
      return t`Effect`;
    case "stopped_by":
      return t`Stopped by`;
    case "related_item":
      return t`Related item`;
    case "origin":
      return t`Origin`;
    case "origin_of":
      return t`Origin of`;
    case "made_item":
      return t`Created item`;
    case "made_from":
      return t`Created from`;
    case "note":
      return t`Note`;
    case "reason":
      return t`Reason`;
    default:
      return label;
  }
}
