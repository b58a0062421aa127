import { t } from "@lingui/core/macro";

/** Why somebody cannot send it; nothing where they can. */
export function whyWord(code: string | undefined): string | null {
  switch (code) {
    case undefined:
      return null;
    case "emails.draft":
      return t`A draft is not sent by e-mail. Issue it first.`;
    case "emails.standard_only":
      return t`Sending it by e-mail needs Standard on this type.`;
    default:
      return t`You cannot send this by e-mail.`;
  }
}

/** What became of the mail to somebody, where it is worth saying. */
export function deliveryWord(state: string | null | undefined): string | null {
  switch (state) {
    case "waiting":
      return t`on its way`;
    case "kept":
      return t`kept, no mail server`;
    case "failed":
      return t`not delivered`;
    default:
      return null;
  }
}
