import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";

/** What the ready-made types are called, by the server's key; one without a name here keeps the server's. */
export const TYPE_NAMES: Record<string, MessageDescriptor> = {
  notice_of_delay: msg`Notice of Delay`,
  extension_of_time: msg`Extension of Time`,
  site_instruction: msg`Site Instruction`,
  early_warning_notice: msg`Early Warning Notice`,
  general_correspondence: msg`General Correspondence`,
  letters: msg`Letters`,
  client_instruction: msg`Client Instruction`,
  change_request: msg`Change Request`,
  variation_request: msg`Variation Request`,
  transmittal: msg`Transmittal`,
  notification_of_backcharge: msg`Notification of Backcharge`,
  notice_to_proceed: msg`Notice to Proceed`,
  letters_of_intent: msg`Letters of Intent`,
  material_request: msg`Material Request`,
  permit_request: msg`Permit Request`,
  risk_identification: msg`Risk Identification`,
  mitigation_plan: msg`Mitigation Plan`,
  constraints: msg`Constraints`,
  addendum: msg`Addendum`,
  bulletin: msg`Bulletin`,
  lessons_learned: msg`Lessons Learned`,
  project_request: msg`Project Request`,
};

/** Ticked from the first. */
export const USUAL_TYPES: readonly string[] = ["notice_of_delay", "extension_of_time", "site_instruction", "early_warning_notice", "general_correspondence", "letters"];
