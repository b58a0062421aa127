import { t } from "@lingui/core/macro";
import { ApiProblem, Unreachable } from "@/platform/problem";

/** What went wrong, for a person. The server's own words come first. */
export function problemWords(error: unknown): string {
  if (error instanceof Unreachable) return t`No connection to the server. Nothing was lost; try again.`;
  if (!(error instanceof ApiProblem)) return t`Something went wrong on this screen.`;
  if (error.detail || error.title) return error.detail || error.title;
  switch (error.status) {
    case 403:
      return t`You may not do this.`;
    case 404:
      return t`It is not here, or not for you to see.`;
    case 409:
      return t`Somebody changed this meanwhile. Look at it again before you save.`;
    case 413:
      return t`That is too large.`;
    case 429:
      return t`Too many attempts. Wait a minute.`;
    default:
      return error.status >= 500 ? t`The server failed. Try again in a moment.` : t`The server refused this.`;
  }
}
