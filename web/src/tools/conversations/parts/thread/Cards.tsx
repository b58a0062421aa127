import { Trans } from "@lingui/react/macro";
import { IconArrowForwardUp, IconLock } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { ItemNumber, statusName } from "@/ui";
import { useCards } from "../../state";
import styles from "./thread.module.css";

/** Things of the project, as far as this reader may open them. */
export function Cards({ conversation, ids, made }: { conversation: string; ids: readonly string[]; made?: boolean }) {
  const { cards, known } = useCards(conversation, ids);
  if (ids.length === 0) return null;
  return (
    <ul className={styles.cards}>
      {ids.map((id) => {
        const card = cards.get(id);
        return (
          <li key={id}>
            {card ? (
              <Link to={card.link} className={styles.card}>
                {made && <span className={styles.became}><IconArrowForwardUp size={14} stroke={1.5} aria-hidden /><Trans>Became</Trans></span>}
                {card.number && <ItemNumber number={card.number} plain />}
                <span className={styles.cardTitle} dir="auto">{card.title}</span>
                {card.state_label && <span className={styles.cardState}>{statusName(card.state_label)}</span>}
              </Link>
            ) : (
              <span className={styles.card} data-hidden={known || undefined}>
                {known && <IconLock size={14} stroke={1.5} aria-hidden />}
                {known ? made ? <Trans>Became an item you cannot open</Trans> : <Trans>Item you cannot open</Trans> : <Trans>Linked item</Trans>}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
