import { Popover } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { dayIn, daysBetween } from "@/kernel/due";
import { workdaysBetween } from "@/kernel/workdays";
import { plural } from "@lingui/core/macro";
import { useProject } from "@/platform/session";
import { formatDay, ItemNumber, LockMark, StatusBadge } from "@/ui";
import type { Item } from "../../api";
import { calendarQuery, isClosed, isOpen, kindOf } from "../../state";
import { secretOf } from "../list/columns";
import { AccessList } from "./AccessList";
import styles from "./item.module.css";

/** Number, status with its closing date, and the padlock that says who sees this. */
export function Lead({ item }: { item: Item }) {
  const { i18n } = useLingui();
  const { time_zone } = useProject();
  const secret = secretOf(item);
  const closed = item.closed_at && isClosed(item.status.maps_to) ? formatDay(i18n.locale, dayIn(time_zone, new Date(item.closed_at))) : undefined;
  return (
    <>
      <ItemNumber number={item.number} />
      <StatusBadge kind={kindOf(item.status.maps_to)} detail={closed}>{item.status.name}</StatusBadge>
      {secret && <WhoSees item={item} secret={secret} />}
    </>
  );
}

function WhoSees({ item, secret }: { item: Item; secret: "private" | "super_private" }) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus>
      <Popover.Target>
        <button type="button" className={styles.who} onClick={() => setOpened(!opened)}>
          <LockMark secret={secret} />
          <Trans>Who sees this?</Trans>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`Who sees this`}>
        <div className={styles.whoDrop}>{opened && <AccessList item={item.id} />}</div>
      </Popover.Dropdown>
    </Popover>
  );
}

/** "Due Fri 28 Nov · 3 working days". Closed items are due no more. */
export function DueLine({ item }: { item: Item }) {
  const { t, i18n } = useLingui();
  const project = useProject();
  const { data: calendar } = useQuery({ ...calendarQuery(project.id), retry: false });
  const day = item.due_on;
  if (!day) return null;
  const date = formatDay(i18n.locale, day);
  if (isClosed(item.status.maps_to)) return <span><Trans>Was due {date}</Trans></span>;
  if (!isOpen(item.status.maps_to)) return <span><Trans>Due {date}</Trans></span>;
  const today = dayIn(project.time_zone, new Date());
  const days = calendar?.working_days ? workdaysBetween(today, day, calendar) : daysBetween(today, day);
  const late = day < today;
  const count = Math.abs(days);
  const plain = daysBetween(day, today);
  const words = late
    ? count === 0 ? t`${plural(plain, { one: "# day late", other: "# days late" })}` : t`${plural(count, { one: "# working day late", other: "# working days late" })}`
    : day === today ? t`today` : t`${plural(count, { one: "# working day", other: "# working days" })}`;
  return (
    <time dateTime={day} className={styles.due} data-late={late || undefined}>
      <Trans>Due {date}</Trans>
      <span className={styles.dot} aria-hidden>·</span>
      {words}
    </time>
  );
}
