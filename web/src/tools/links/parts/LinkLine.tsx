import { Menu } from "@mantine/core";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconBan, IconDots, IconLinkOff, IconLock, IconPencil } from "@tabler/icons-react";
import { Link as RouteLink } from "@tanstack/react-router";
import { may } from "@/kernel/resource";
import { useProject } from "@/platform/session";
import { IconButton, ItemNumber, Moment, StatusBadge } from "@/ui";
import type { Far, Link, Links } from "../api";
import styles from "./links.module.css";
import { roleWord, stateKind } from "./words";

const look = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

interface LinkLineProps {
  link: Link;
  people: Links["people"];
  /** Says what the far end is: not where all lines of a list say the same. */
  labelled?: boolean;
  onEdit: () => void;
  onRemove: () => unknown;
  onVoid: () => void;
}

/** One link: what lies at the far end, why, and since when. */
export function LinkLine({ link, people, labelled, onEdit, onRemove, onVoid }: LinkLineProps) {
  const { t } = useLingui();
  const { time_zone } = useProject();
  const { part_number: part } = link;
  const by = people[link.created_by];
  const role = roleWord(link.role);
  return (
    <li className={styles.line} data-void={link.void ? true : undefined}>
      {labelled && <span className={styles.role}>{part === null ? role : t`${role}, response ${part}`}</span>}
      <div className={styles.what}>
        <FarEnd far={link.card} struck={link.void !== null || link.card.archived} />
        {link.note && <p className={styles.note}>{link.note}</p>}
        <p className={styles.since}>
          {by && <span>{by}</span>}
          <Moment at={link.created_at} timeZone={time_zone} />
        </p>
        {link.void && <Void mark={link.void} people={people} />}
      </div>
      <LineMenu {...{ link, onEdit, onRemove, onVoid }} />
    </li>
  );
}

function FarEnd({ far, struck }: { far: Far; struck: boolean }) {
  const { t } = useLingui();
  const kind = stateKind(far.state);
  const title = far.title || t`No subject`;
  return (
    <p className={styles.far}>
      {far.number && <ItemNumber plain number={far.number} />}
      {far.link ? <RouteLink to={far.link} className={styles.title} data-struck={struck || undefined}>{title}</RouteLink> : <span className={styles.title} data-struck={struck || undefined}>{title}</span>}
      {kind ? <StatusBadge kind={kind}>{far.state_label}</StatusBadge> : far.state_label && <span className={styles.state}>{far.state_label}</span>}
      {far.archived && <span className={styles.state}><Trans>Archived</Trans></span>}
    </p>
  );
}

function Void({ mark, people }: { mark: NonNullable<Link["void"]>; people: Links["people"] }) {
  const { time_zone } = useProject();
  const name = people[mark.by] ?? "?";
  const { reason } = mark;
  return (
    <p className={styles.voided}>
      <strong><Trans>Void</Trans></strong>
      <span>{reason}</span>
      <span className={styles.since}>{name} <Moment at={mark.at} timeZone={time_zone} /></span>
    </p>
  );
}

function LineMenu({ link, onEdit, onRemove, onVoid }: Pick<LinkLineProps, "link" | "onEdit" | "onRemove" | "onVoid">) {
  const { t } = useLingui();
  if (!link.can.length) return null;
  const name = link.card.number || link.card.title;
  return (
    <Menu position="bottom-end">
      <Menu.Target><IconButton label={t`Link to ${name}: more`}><IconDots size={18} stroke={1.5} aria-hidden /></IconButton></Menu.Target>
      <Menu.Dropdown>
        {may(link, "edit") && <Menu.Item leftSection={<IconPencil {...look} />} onClick={onEdit}>{link.role === "related" ? t`Edit note` : t`Change link`}</Menu.Item>}
        {may(link, "remove") && <Menu.Item leftSection={<IconLinkOff {...look} />} onClick={() => void onRemove()}>{t`Remove link`}</Menu.Item>}
        {may(link, "void") && <Menu.Item leftSection={<IconBan {...look} />} onClick={onVoid}>{t`Mark void`}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What is linked too, and not for this reader to know. */
export function RestrictedLine({ count }: { count: number }) {
  const { t } = useLingui();
  if (count === 0) return null;
  return (
    <li className={styles.line} data-restricted>
      <span className={styles.restricted}>
        <IconLock size={15} stroke={1.5} aria-hidden />
        {t`${plural(count, { one: "Restricted item", other: "# restricted items" })}`}
      </span>
      <span className={styles.since}><Trans>You may not see what is linked here.</Trans></span>
    </li>
  );
}
