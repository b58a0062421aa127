import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ItemPanelProps } from "@/kernel/tool";
import { Sheet } from "@/ui";
import type { Links, Role } from "../api";
import { restrictedIn, useLinks } from "../state";
import { LinkLine, RestrictedLine } from "./LinkLine";
import styles from "./links.module.css";
import { useLinkVerbs } from "./useLinkVerbs";

const CHOSEN: readonly Role[] = ["origin", "origin_of"];
const MADE: readonly Role[] = ["made_from", "made"];

/** On the item itself: what it goes back to, which can be changed, above what was made from what, which stays. */
export default function LinksBlock(place: ItemPanelProps) {
  const { data } = useLinks(place);
  const verbs = useLinkVerbs(place);
  if (!data || countOf(data, [...CHOSEN, ...MADE]) === 0) return null; // the Link button is there for the first one
  return (
    <Sheet title={<Trans>Links</Trans>} flush>
      <Group data={data} roles={CHOSEN} verbs={verbs}><Trans>Existing items</Trans></Group>
      <Group data={data} roles={MADE} verbs={verbs}><Trans>Created items</Trans></Group>
      {verbs.dialog}
    </Sheet>
  );
}

const countOf = (data: Links, roles: readonly Role[]) => data.items.filter((link) => roles.includes(link.role)).length + restrictedIn(data.restricted, roles);

function Group({ data, roles, verbs, children }: { data: Links; roles: readonly Role[]; verbs: ReturnType<typeof useLinkVerbs>; children: ReactNode }) {
  if (countOf(data, roles) === 0) return null;
  const lines = roles.flatMap((role) => data.items.filter((link) => link.role === role));
  return (
    <section className={styles.group}>
      <h3 className={styles.groupTitle}>{children}</h3>
      <ul className={styles.lines}>
        {lines.map((link) => <LinkLine key={link.id} labelled link={link} people={data.people} onEdit={() => verbs.onEdit(link)} onRemove={() => verbs.onRemove(link)} onVoid={() => verbs.onVoid(link)} />)}
        <RestrictedLine count={restrictedIn(data.restricted, roles)} />
      </ul>
    </section>
  );
}
