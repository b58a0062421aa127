import { useLingui } from "@lingui/react/macro";
import { IconFileText, IconMessage, IconUsers } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Moment } from "@/ui";
import type { Hit } from "./api";
import styles from "./search.module.css";

const ICONS = { direct: IconMessage, group: IconUsers, item: IconFileText };

/** One message that was found: where, who, when, and its words. It leads to the place in its conversation. */
export function HitLine({ hit }: { hit: Hit }) {
  const { t } = useLingui();
  const { message, conversation } = hit;
  const { project } = conversation;
  const Icon = ICONS[conversation.kind];
  const kinds = { direct: t`Direct message`, group: t`Group`, item: t`Item` };
  return (
    <li>
      <Link to={`/conversations/${conversation.id}`} search={{ at: message.seq }} className={styles.hit}>
        <span className={styles.where}>
          <Icon size={15} stroke={1.5} aria-hidden />
          <span className="seen-by-readers">{kinds[conversation.kind]}</span>
          <strong>{conversation.label}</strong>
          <span>{[project.number, project.name].filter(Boolean).join(" ")}</span>
        </span>
        <span className={styles.words}>{hit.excerpt || message.text}</span>
        <span className={styles.who}>{message.sender_name} <Moment at={message.at} /></span>
      </Link>
    </li>
  );
}
