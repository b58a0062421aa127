import { useLingui } from "@lingui/react/macro";
import { IconAt, IconBellOff, IconFileText, IconStarFilled, IconUsers } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { initialsOf } from "@/kernel/people";
import { useMe } from "@/platform/session";
import { Count, Moment } from "@/ui";
import type { Summary } from "../../api";
import { countWord, excerptOf, labelOf } from "../words";
import { LateMenu } from "../LateMenu";
import styles from "./inbox.module.css";
import { RowMenuItems } from "./RowMenu";

const look = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

/** Whom or what a conversation is with, as a small round. */
export function Face({ line }: { line: Summary }) {
  const [first] = line.people;
  return (
    <span className={styles.face} data-kind={line.kind} data-inactive={(line.kind === "direct" && line.people.every((one) => !one.active)) || undefined} aria-hidden>
      {line.kind === "direct" && first ? ((line.people_count ?? 2) > 2 ? <IconUsers {...look} /> : initialsOf(first)) : line.kind === "group" ? <IconUsers {...look} /> : <IconFileText {...look} />}
    </span>
  );
}

function useLastWord(line: Summary): string {
  const { t } = useLingui();
  const { person } = useMe();
  const { last } = line;
  if (!last) return t`No messages yet`;
  const words = excerptOf(last);
  if (last.sender === person.id) return t`You: ${words}`;
  const name = last.sender_name.split(" ")[0] ?? "";
  return line.kind === "direct" && (line.people_count ?? 2) <= 2 ? words : t`${name}: ${words}`;
}

export const Row = memo(function Row({ line, isOpen, withProject }: { line: Summary; isOpen: boolean; withProject: boolean }) {
  const { t } = useLingui();
  const label = labelOf(line);
  const word = useLastWord(line);
  const unread = line.unread > 0;
  const count = countWord(line.unread);
  const draft = t`Draft`;
  return (
    <li className={styles.row} data-open={isOpen || undefined} data-unread={unread || undefined} data-quiet={line.level === "nothing" || undefined}>
      <Link to="/conversations/$conversation" params={{ conversation: line.id }} search={{}} className={styles.rowLink} data-row={line.id} aria-current={isOpen ? "page" : undefined} activeProps={{}} tabIndex={0}>
        <Face line={line} />
        <span className={styles.rowText}>
          <span className={styles.rowTop}>
            <span className={styles.rowName} dir="auto">{line.kind === "item" ? <><span className={styles.number}>{line.item?.number}</span> {line.item?.title}</> : label}</span>
            {line.starred && <IconStarFilled size={12} className={styles.star} aria-label={t`starred`} />}
            {line.level === "nothing" && <IconBellOff size={13} stroke={1.5} className={styles.muted} aria-label={t`muted`} />}
            <span className={styles.rowAt}>{line.last && <Moment at={line.last.at} />}</span>
          </span>
          <span className={styles.rowEnd}>
            <span className={styles.rowLast} dir="auto">{line.has_draft && !isOpen ? <span className={styles.draft}>{draft}</span> : word}</span>
            {line.mentioned && <span className={styles.mentioned} role="img" aria-label={t`you were mentioned`} title={t`you were mentioned`}><IconAt size={13} stroke={2} aria-hidden /></span>}
            {unread && <span role="img" aria-label={t`${count} unread`}><Count tone={line.level === "nothing" ? undefined : "unread"}>{count}</Count></span>}
          </span>
          {withProject && <span className={styles.rowProject}>{line.project.name}</span>}
        </span>
      </Link>
      <LateMenu label={t`More about ${label}`} className={styles.rowMenu} width={240}><RowMenuItems line={line} /></LateMenu>
    </li>
  );
});
