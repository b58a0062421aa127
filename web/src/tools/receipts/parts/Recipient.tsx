import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconCircleCheck, IconDownload, IconEye, IconMail, IconMailCheck, IconMailX, IconMessageReply } from "@tabler/icons-react";
import { type ComponentType, type ReactNode, useState } from "react";
import type { IconProps } from "@/kernel/tool";
import { useProject } from "@/platform/session";
import { Moment, PersonChip, PressButton } from "@/ui";
import type { Ledger, Receipt, Times } from "../api";
import { mailWord, reasonWord, roleWord } from "./words";
import styles from "./receipts.module.css";

interface RecipientProps {
  receipt: Receipt;
  person: Ledger["people"][string] | undefined;
  whole: boolean;
}

/** One recipient: the five things that can be known, each an icon with its word and its time; the rest on demand. */
export function Recipient({ receipt, person, whole }: RecipientProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState(!whole);
  const { responded, opened, acknowledged_at: acknowledged, downloads } = receipt;
  const name = person?.name ?? "?";
  const company = person?.company_name ? { id: "", name: person.company_name } : null;
  const count = downloads.length;
  return (
    <li className={styles.line} data-gone={receipt.gone_at ? true : undefined}>
      <div className={styles.who}>
        <PersonChip person={{ id: receipt.person_id, name, company }} />
        <p className={styles.roles}>{receipt.roles.map(roleWord).join(", ")}{receipt.gone_at && <> · <Trans>no longer on it</Trans></>}</p>
      </div>
      <ul className={styles.marks}>
        <MailMark receipt={receipt} />
        <TimesMark icon={IconEye} word={t`Opened`} none={t`Not opened`} times={opened} />
        <Mark icon={IconDownload} on={count > 0}>{count > 0 ? t`${plural(count, { one: "# file downloaded", other: "# files downloaded" })}` : t`No file downloaded`}</Mark>
        <TimesMark icon={IconMessageReply} word={t`Responded`} none={t`No response`} times={responded} />
        {acknowledged && <Mark icon={IconCircleCheck} on at={acknowledged}>{t`Acknowledged`}</Mark>}
      </ul>
      <PressButton kind="quiet" small aria-expanded={open} aria-label={open ? t`Hide details of ${name}` : t`Details of ${name}`} onPress={() => setOpen(!open)}>{open ? <Trans>Hide</Trans> : <Trans>Details</Trans>}</PressButton>
      {open && <Details receipt={receipt} />}
    </li>
  );
}

interface MarkProps {
  icon: ComponentType<IconProps>;
  on: boolean;
  bad?: boolean;
  at?: string | null;
  children: ReactNode;
}

function Mark({ icon: Icon, on, bad, at, children }: MarkProps) {
  const { time_zone } = useProject();
  return (
    <li className={styles.mark} data-on={on || undefined} data-bad={bad || undefined}>
      <Icon size={16} stroke={1.5} aria-hidden />
      <span>{children}{at && <> <Moment at={at} timeZone={time_zone} /></>}</span>
    </li>
  );
}

function TimesMark({ icon, word, none, times }: { icon: ComponentType<IconProps>; word: string; none: string; times: Times | null }) {
  return <Mark icon={icon} on={Boolean(times)} at={times?.first_at}>{times ? word : none}</Mark>;
}

/** The first mail is the one that served the item; a later failure counts only where none ever left. */
function MailMark({ receipt }: { receipt: Receipt }) {
  const { t } = useLingui();
  const mail = receipt.mails.find((one) => one.state === "sent") ?? receipt.mails[0];
  if (!mail) return <Mark icon={IconMail} on={false}>{t`No mail`}</Mark>;
  const sent = mail.state === "sent";
  const icon = sent ? IconMailCheck : mail.state === "failed" ? IconMailX : IconMail;
  return <Mark icon={icon} on={sent} bad={mail.state === "failed"} at={mail.sent_at ?? mail.queued_at}>{mailWord(mail.state)}</Mark>;
}

function Details({ receipt }: { receipt: Receipt }) {
  const { t } = useLingui();
  return (
    <dl className={styles.details}>
      <Detail label={t`On it`}><When at={receipt.since} />{receipt.gone_at && <> – <When at={receipt.gone_at} /></>}</Detail>
      {receipt.mails.map((mail) => (
        <Detail key={mail.id} label={reasonWord(mail.reason)}>
          {mailWord(mail.state)} <When at={mail.sent_at ?? mail.queued_at} />
          {mail.answer && <span className={styles.answer}>{mail.answer}</span>}
        </Detail>
      ))}
      {receipt.opened && <Detail label={t`Opened`}><Often times={receipt.opened} /></Detail>}
      {receipt.downloads.map((one) => <Detail key={one.file_id} label={t`Downloaded`}><span className={styles.file}>{one.name}</span> <Often times={one} /></Detail>)}
      {receipt.responded && <Detail label={t`Responded`}><Often times={receipt.responded} /></Detail>}
      {receipt.acknowledged_at && <Detail label={t`Acknowledged`}><When at={receipt.acknowledged_at} /></Detail>}
    </dl>
  );
}

function Detail({ label, children }: { label: string; children: ReactNode }) {
  return <div className={styles.detail}><dt>{label}</dt><dd>{children}</dd></div>;
}

function When({ at }: { at: string }) {
  const { time_zone } = useProject();
  return <Moment whole at={at} timeZone={time_zone} />;
}

function Often({ times }: { times: Times }) {
  const { t } = useLingui();
  const { first_at, last_at, times: count } = times;
  if (count === 1) return <When at={first_at} />;
  return <>{t`${count} times:`} <When at={first_at} /> – <When at={last_at} /></>;
}
