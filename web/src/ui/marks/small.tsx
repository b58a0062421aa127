import { useLingui } from "@lingui/react/macro";
import { IconLock } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { formatBrief, formatMoment } from "../format";
import styles from "./marks.module.css";

export function UnreadMark() {
  const { t } = useLingui();
  return <span className={styles.unread} role="img" aria-label={t`unread`} />;
}

/** Super private is amber, and nothing else is. */
export function LockMark({ secret }: { secret: "private" | "super_private" }) {
  const { t } = useLingui();
  const label = secret === "private" ? t`private` : t`super private`;
  return (
    <span className={styles.lock} data-super={secret === "super_private" || undefined} role="img" aria-label={label} title={label}>
      <IconLock size={15} stroke={1.5} aria-hidden />
    </span>
  );
}

export function Count({ children, tone }: { children: ReactNode; tone?: "late" | "unread" }) {
  return <span className={styles.count} data-tone={tone}>{children}</span>;
}

export function Key({ children }: { children: ReactNode }) {
  return <kbd className={styles.key}>{children}</kbd>;
}

/** An instant: short in sight, whole on hover. */
export function Moment({ at, timeZone, whole }: { at: string | Date | null | undefined; timeZone?: string; whole?: boolean }) {
  const { i18n } = useLingui();
  if (!at) return null;
  const full = formatMoment(i18n.locale, at, timeZone);
  const text = whole ? full : formatBrief(i18n.locale, at, timeZone);
  return <time dateTime={new Date(at).toISOString()} title={full}>{text}</time>;
}
