import { Trans, useLingui } from "@lingui/react/macro";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { whyNot } from "@/kernel/resource";
import type { ItemPanelProps } from "@/kernel/tool";
import { EmptyState, ErrorState, PressButton, Sheet, Skeletons } from "@/ui";
import { restrictedIn, useLinks } from "../state";
import { AddLink } from "./AddLink";
import { LinkLine, RestrictedLine } from "./LinkLine";
import styles from "./links.module.css";
import { useLinkVerbs } from "./useLinkVerbs";
import { whyWord } from "./words";

/** Things of every kind that belong together with this one, each with a note. */
export default function RelatedItems(place: ItemPanelProps) {
  const { t } = useLingui();
  const { data, error, refetch } = useLinks(place);
  const verbs = useLinkVerbs(place);
  const [adding, setAdding] = useState(false);
  if (error && !data) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeletons shape="lines" />;
  const lines = data.items.filter((link) => link.role === "related");
  const restricted = restrictedIn(data.restricted, ["related"]);
  const button = (
    <PressButton small icon={<IconPlus size={15} stroke={1.5} aria-hidden />} blocked={whyWord(whyNot(data, "relate"))} onPress={() => setAdding(true)}><Trans>Add related item</Trans></PressButton>
  );
  return (
    <>
      {lines.length + restricted === 0 ? (
        <EmptyState title={<Trans>Nothing is related to this yet.</Trans>} action={button}>
          <Trans>Related items stand on both pages, with a note that says why.</Trans>
        </EmptyState>
      ) : (
        <Sheet title={t`Related items`} end={button} flush>
          <ul className={styles.lines}>
            {lines.map((link) => <LinkLine key={link.id} link={link} people={data.people} onEdit={() => verbs.onEdit(link)} onRemove={() => verbs.onRemove(link)} onVoid={() => verbs.onVoid(link)} />)}
            <RestrictedLine count={restricted} />
          </ul>
        </Sheet>
      )}
      {adding && <AddLink place={place} kind="related" onClose={() => setAdding(false)} />}
      {verbs.dialog}
    </>
  );
}
