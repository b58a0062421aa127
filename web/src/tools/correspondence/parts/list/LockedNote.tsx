import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Note } from "@/ui";

/** Said wherever several letters are changed at once, and some of them are not edited any more. */
export function LockedNote({ locked, of }: { locked: number; of: number }) {
  const { t } = useLingui();
  const all = t`${plural(of, { one: "It is issued and locked; only drafts change.", other: "All # are issued and locked; only drafts change." })}`;
  const some = t`${plural(locked, { one: `# of ${of} is issued and locked; only drafts change.`, other: `# of ${of} are issued and locked; only drafts change.` })}`;
  return <Note tone="info"><strong>{locked === of ? all : some}</strong> <Trans>So everybody keeps what was sent.</Trans></Note>;
}
