import { t } from "@lingui/core/macro";

/** A status as people read it: the four that every type has go by their words in this language, others by their own names. */
export function statusName(name: string): string {
  switch (name) {
    case "Draft":
      return t`Draft`;
    case "Open":
      return t`Open`;
    case "Closed - Successful":
      return t`Closed - Successful`;
    case "Closed - Unsuccessful":
      return t`Closed - Unsuccessful`;
    default:
      return name;
  }
}
