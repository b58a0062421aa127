import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconCornerUpLeft, IconPaperclip } from "@tabler/icons-react";
import { useState } from "react";
import { useProject } from "@/platform/session";
import { formatSize, LockMark, Moment, PersonChip, PressButton, RichText } from "@/ui";
import type { Email, Party, Thread } from "../api";
import styles from "./emails.module.css";
import { docOf } from "./letters";
import { deliveryWord } from "./words";

/** E-mails that answer one another; of many, those before the last are folded. */
export function ThreadSheet({ thread, onReply }: { thread: Thread; onReply: (() => void) | undefined }) {
  const { t } = useLingui();
  const [all, setAll] = useState(false);
  const { emails } = thread;
  const before = emails.length - 1;
  const shown = all ? emails : emails.slice(-1);
  const subject = emails[0]?.subject ?? "";
  return (
    <li className={styles.thread}>
      <header className={styles.threadHead}>
        <h2>{subject}</h2>
        {thread.private && <LockMark secret="private" />}
        {before > 0 && !all && <PressButton small kind="quiet" onPress={() => setAll(true)}>{t`${plural(before, { one: "Show # earlier", other: "Show # earlier" })}`}</PressButton>}
      </header>
      <ol className={styles.column}>
        {shown.map((email) => <Sheet key={email.id} email={email} />)}
      </ol>
      {onReply && <footer className={styles.threadFoot}><PressButton small icon={<IconCornerUpLeft size={15} stroke={1.5} aria-hidden />} onPress={onReply}><Trans>Reply</Trans></PressButton></footer>}
    </li>
  );
}

function Sheet({ email }: { email: Email }) {
  const { time_zone } = useProject();
  const { i18n } = useLingui();
  const { author } = email;
  return (
    <li className={styles.email}>
      <div className={styles.emailHead}>
        <PersonChip person={{ id: author.id, name: author.name, company: author.company_name ? { id: "", name: author.company_name } : null }} />
        <span className={styles.when}><Moment at={email.at} timeZone={time_zone} /></span>
      </div>
      <dl className={styles.parties}>
        <dt><Trans>To</Trans></dt>
        <dd><People people={email.to} /></dd>
        {email.cc.length > 0 && <><dt><Trans>Cc</Trans></dt><dd><People people={email.cc} /></dd></>}
      </dl>
      <RichText doc={docOf(email.body)} />
      {email.files.length > 0 && (
        <ul className={styles.files}>
          {email.files.map((file) => (
            <li key={file.id}>
              <IconPaperclip size={15} stroke={1.5} aria-hidden />
              <span className={styles.fileName}>{file.name}</span>
              <span className={styles.quiet}>{formatSize(i18n.locale, file.size)}{!file.attached && <>, <Trans>too large for the mail: only named in it</Trans></>}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function People({ people }: { people: readonly Party[] }) {
  return people.map((one, place) => {
    const state = deliveryWord(one.state);
    return (
      <span key={one.id}>
        {place > 0 && ", "}
        {one.name}
        {state && <span className={styles.delivery} data-failed={one.state === "failed" || undefined}> ({state})</span>}
      </span>
    );
  });
}
