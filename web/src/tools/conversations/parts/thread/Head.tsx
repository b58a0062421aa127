import { Menu } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconArrowLeft, IconDots, IconExternalLink, IconLock, IconLogout, IconSettings, IconStar, IconStarFilled, IconUserPlus, IconUsers, IconX } from "@tabler/icons-react";
import { Link, useSearch } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { whyNot } from "@/kernel/resource";
import { useMe } from "@/platform/session";
import { IconButton, PressButton, statusName, usePhone } from "@/ui";
import type { Talk } from "../../api";
import { settingsQuery } from "../../state";
import { ManageGroup, Members, PutOnHold, StartDirect } from "../dialogs";
import { Face } from "../inbox/Row";
import { RowMenuItems } from "../inbox/RowMenu";
import { useVerbs } from "../inbox/useVerbs";
import { labelOf, whyWord } from "../words";
import styles from "./thread.module.css";

const look = { size: 18, stroke: 1.5, "aria-hidden": true } as const;

interface HeadProps {
  talk: Talk;
  /** Beside an item, whose page says already what it is about. */
  compact: boolean;
  onClose: (() => void) | undefined;
}

/** Whom one talks with, about what, and what can be done with the conversation as a whole. */
export function Head({ talk, compact, onClose }: HeadProps) {
  const { t } = useLingui();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const [dialog, setDialog] = useState<"members" | "manage" | "hold" | "more">();
  const verbs = useVerbs(talk);
  const { person } = useMe();
  const Title = usePhone() && !compact ? "h1" : "h2"; // phones show nothing above it
  const label = labelOf(talk);
  const manages = talk.kind === "group" && (talk.can.includes("manage") || talk.can.includes("leave"));
  const widens = useQuery(settingsQuery).data?.mine.direct && talk.kind === "direct";
  const count = talk.people_count ?? 0;
  const people = talk.kind === "item" ? t`${plural(count, { one: "# follower", other: "# followers" })}` : t`${plural(count, { one: "# person", other: "# people" })}`;
  const { number, name } = talk.project;
  const close = () => setDialog(undefined);
  const kept = Object.fromEntries(Object.entries(search).filter(([key]) => key !== "at"));
  if (compact && !talk.exists && !onClose) return null;
  return (
    <header className={styles.head} data-compact={compact || undefined}>
      {!compact && <Link to="/conversations" search={kept} className={styles.back} aria-label={t`Back to Conversations`}><IconArrowLeft size={20} stroke={1.5} aria-hidden /></Link>}
      {!compact && <Face line={talk} />}
      <div className={styles.headText}>
        <Title className={compact && !onClose ? "seen-by-readers" : styles.headName} dir="auto">{compact ? <Trans>Conversation</Trans> : label}</Title>
        {!compact && <p className={styles.headSub}><span>{[number, name].filter(Boolean).join(" ")}</span>{talk.item && <span>{talk.item.tool_name}</span>}{talk.item?.state_label && <span>{statusName(talk.item.state_label)}</span>}</p>}
      </div>
      <div className={styles.headTools}>
        {talk.kind === "item" && talk.exists && (
          <PressButton small onPress={() => verbs.follow(!talk.follows)}>{talk.follows ? <Trans>Unfollow</Trans> : <Trans>Follow</Trans>}</PressButton>
        )}
        {talk.exists && <button type="button" className={styles.members} onClick={() => setDialog("members")} aria-label={people} title={people}><IconUsers {...look} />{count}</button>}
        {talk.item && !compact && <a className={styles.openItem} href={talk.item.link} target="_blank" rel="noreferrer" title={t`Open the item in a new tab`}><IconExternalLink {...look} /><span><Trans context="verb">Open</Trans></span></a>}
        {!compact && talk.exists && <IconButton label={talk.starred ? t`Unstar Conversation` : t`Star Conversation`} aria-pressed={talk.starred} className={styles.starTool} onClick={verbs.star}>{talk.starred ? <IconStarFilled size={17} aria-hidden /> : <IconStar {...look} />}</IconButton>}
        {talk.exists && (
          <Menu position="bottom-end" width={250}>
            <Menu.Target><IconButton label={t`More about this conversation`}><IconDots {...look} /></IconButton></Menu.Target>
            <Menu.Dropdown>
              {manages && (
                <Menu.Item leftSection={talk.can.includes("manage") ? <IconSettings size={16} stroke={1.5} aria-hidden /> : <IconLogout size={16} stroke={1.5} aria-hidden />} onClick={() => setDialog("manage")}>
                  {talk.can.includes("manage") ? <Trans>Manage Group</Trans> : <Trans>Leave Group</Trans>}
                </Menu.Item>
              )}
              {widens && <Menu.Item leftSection={<IconUserPlus size={16} stroke={1.5} aria-hidden />} onClick={() => setDialog("more")}><Trans>New with these people…</Trans></Menu.Item>}
              {(manages || widens) && <Menu.Divider />}
              <RowMenuItems line={talk} />
              {person.account_admin && !talk.hold && (
                <>
                  <Menu.Divider />
                  <Menu.Item leftSection={<IconLock size={16} stroke={1.5} aria-hidden />} onClick={() => setDialog("hold")}><Trans>Put on hold…</Trans></Menu.Item>
                </>
              )}
            </Menu.Dropdown>
          </Menu>
        )}
        {onClose && <IconButton label={t`Close`} onClick={onClose}><IconX {...look} /></IconButton>}
      </div>
      <Suspense>
        {dialog === "members" && <Members id={talk.id} kind={talk.kind} onClose={close} />}
        {dialog === "more" && <StartDirect beside={talk} onClose={close} />}
        {dialog === "hold" && <PutOnHold talk={talk} onClose={close} />}
        {dialog === "manage" && <ManageGroup id={talk.id} onClose={close} />}
      </Suspense>
    </header>
  );
}

/** Why nobody writes here, or who does not read along any more. */
export function Notices({ talk }: { talk: Talk }) {
  const names = talk.unreachable.join(", ");
  const why = whyNot(talk, "send");
  if (why) return <p className={styles.notice} role="status">{whyWord(why)}</p>;
  if (talk.hold) return <p className={styles.notice} role="status"><Trans>A legal hold keeps this conversation as it is: nothing can be changed or deleted.</Trans></p>;
  return names ? <p className={styles.notice} role="status"><Trans>{names} can no longer see this.</Trans></p> : null;
}
