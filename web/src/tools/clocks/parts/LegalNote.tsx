import { Trans } from "@lingui/react/macro";
import { Note } from "@/ui";

/** What shipped rules are, and what they are not. */
export function LegalNote() {
  return (
    <Note>
      <Trans>The periods that come with Sitepost follow the standard forms in our own words. They are no legal advice: Z clauses, Particular Conditions and agreements change periods. Compare them with your contract.</Trans>
    </Note>
  );
}
