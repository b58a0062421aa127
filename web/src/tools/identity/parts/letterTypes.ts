import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";

export interface LetterType {
  key: string;
  name: MessageDescriptor;
  prefix: string;
}

/** The ready-made types that a first project can begin with; more are added later. Keys are the server's. */
export const LETTER_TYPES: readonly LetterType[] = [
  { key: "notice_of_delay", name: msg`Notice of Delay`, prefix: "NOD" },
  { key: "extension_of_time", name: msg`Extension of Time`, prefix: "EOT" },
  { key: "site_instruction", name: msg`Site Instruction`, prefix: "SI" },
  { key: "early_warning_notice", name: msg`Early Warning Notice`, prefix: "EWN" },
  { key: "general_correspondence", name: msg`General Correspondence`, prefix: "GC" },
  { key: "letters", name: msg`Letters`, prefix: "LTR" },
  { key: "client_instruction", name: msg`Client Instruction`, prefix: "CI" },
  { key: "change_request", name: msg`Change Request`, prefix: "CR" },
  { key: "variation_request", name: msg`Variation Request`, prefix: "VR" },
  { key: "transmittal", name: msg`Transmittal`, prefix: "T" },
  { key: "notification_of_backcharge", name: msg`Notification of Backcharge`, prefix: "NOB" },
  { key: "notice_to_proceed", name: msg`Notice to Proceed`, prefix: "NTP" },
  { key: "letters_of_intent", name: msg`Letters of Intent`, prefix: "LOI" },
  { key: "material_request", name: msg`Material Request`, prefix: "MR" },
  { key: "permit_request", name: msg`Permit Request`, prefix: "PER" },
  { key: "risk_identification", name: msg`Risk Identification`, prefix: "RI" },
  { key: "mitigation_plan", name: msg`Mitigation Plan`, prefix: "MP" },
  { key: "constraints", name: msg`Constraints`, prefix: "CON" },
  { key: "addendum", name: msg`Addendum`, prefix: "ADD" },
  { key: "bulletin", name: msg`Bulletin`, prefix: "B" },
  { key: "lessons_learned", name: msg`Lessons Learned`, prefix: "LL" },
  { key: "project_request", name: msg`Project Request`, prefix: "PRQ" },
];

export const USUAL_TYPES = 6;
