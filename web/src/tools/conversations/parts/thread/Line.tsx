import { Trans, useLingui } from "@lingui/react/macro";
import { IconAlertTriangleFilled, IconFlagFilled, IconTrash } from "@tabler/icons-react";
import { memo, type MouseEvent, useState } from "react";
import { formatClock, formatDay, formatMoment, Initials, Moment } from "@/ui";
import type { Message } from "../../api";
import { eventWord } from "../words";
import { Cards } from "./Cards";
import { EditBox } from "./EditBox";
import { Files } from "./Files";
import { Acknowledgement, Reactions } from "./Marks";
import { MessageMenu } from "./MessageMenu";
import { MessageText } from "./MessageText";
import { useThread } from "./place";
import { Quote } from "./Quote";
import { isSameRow, type MessageRow } from "./rows";
import styles from "./thread.module.css";
import { Translated } from "./Translated";
import { dayBefore, useToday } from "./today";

const LATE = 2 * 60_000;

function DayLine({ day }: { day: string }) {
  const { t, i18n } = useLingui();
  const today = useToday();
  const word = day === today ? t`Today` : day === dayBefore(today) ? t`Yesterday` : formatDay(i18n.locale, day);
  return <div className={styles.day} role="separator" aria-label={word}><span>{word}</span></div>;
}

/** A line that nobody wrote; its words follow the language, though its row stays as it was. */
function Told({ message }: { message: Message }) {
  const { i18n } = useLingui();
  return <p key={i18n.locale} className={styles.system}>{eventWord(message)} <span className={styles.systemAt}><Moment at={message.at} /></span></p>;
}

function NewLine() {
  const { t } = useLingui();
  return <div className={styles.newLine} role="separator" aria-label={t`New messages`}><span><Trans context="messages">New</Trans></span></div>;
}

/** One message, and what stands before it: the day, or where the new ones begin. */
export const Line = memo(function Line({ row }: { row: MessageRow }) {
  const { message, day, isNew, isFirst } = row;
  return (
    <>
      {day && <DayLine day={day} />}
      {isNew && <NewLine />}
      {message.sort === "text" ? <Said message={message} isFirst={isFirst} /> : <Told message={message} />}
    </>
  );
}, (before, after) => isSameRow(before.row, after.row));

function Said({ message, isFirst }: { message: Message; isFirst: boolean }) {
  const { t, i18n } = useLingui();
  const { me, editing, flash } = useThread();
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  const [chosen, setChosen] = useState(false);
  const { sender_name: name } = message;
  const clock = formatClock(i18n.locale, message.at);
  const whole = formatMoment(i18n.locale, message.at);
  const edits = editing === message.seq;
  const gone = Boolean(message.deleted_at);
  const tap = (event: MouseEvent) => {
    if (!matchMedia("(pointer: coarse)").matches || (event.target as Element).closest("a, button, textarea")) return;
    setChosen(!chosen);
  };
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- a finger shows the buttons, which the keyboard reaches anyhow
    <article
      className={styles.line}
      data-chosen={chosen || undefined}
      onClick={tap}
      data-first={isFirst || undefined}
      data-own={message.sender === me || undefined}
      data-flash={flash === message.seq || undefined}
      data-priority={gone ? undefined : message.priority}
      data-seq={message.seq}
      aria-label={t`${name}, ${whole}`}
      onMouseEnter={() => setHovered(true)}
      onMouseLeave={() => setHovered(false)}
      onFocus={() => setFocused(true)}
      onBlur={(event) => setFocused(event.currentTarget.contains(event.relatedTarget))}
    >
      <div className={styles.gutter}>{isFirst ? <Initials person={{ id: message.sender, name, company: { id: "", name: message.sender_company } }} /> : <time className={styles.clock} dateTime={message.at} title={whole}>{clock}</time>}</div>
      <div className={styles.said}>
        {isFirst && (
          <header className={styles.who1}>
            <strong dir="auto">{name}</strong>
            {message.sender_company && <span className={styles.company} dir="auto">{message.sender_company}</span>}
            <time className={styles.at} dateTime={message.at} title={whole}>{clock}</time>
          </header>
        )}
        {gone ? <Deleted message={message} /> : edits ? <EditBox message={message} /> : <Content message={message} />}
      </div>
      {!gone && !edits && <MessageMenu message={message} near={hovered || focused || chosen} />}
    </article>
  );
}

function Deleted({ message }: { message: Message }) {
  const { i18n } = useLingui();
  const { sender_name: name } = message;
  const when = message.deleted_at ? formatMoment(i18n.locale, message.deleted_at) : "";
  return <p className={styles.deleted}><IconTrash size={14} stroke={1.5} aria-hidden /><span><Trans>{name} deleted this message on {when}</Trans></span></p>;
}

function Content({ message }: { message: Message }) {
  const { i18n } = useLingui();
  const { me } = useThread();
  const { conversation, files } = message;
  const composed = message.composed_at && Date.parse(message.at) - Date.parse(message.composed_at) > LATE ? formatMoment(i18n.locale, message.composed_at) : null;
  return (
    <>
      {message.priority === "important" && <p className={styles.priority} data-kind="important"><IconFlagFilled size={13} aria-hidden /><Trans>Important</Trans></p>}
      {message.priority === "urgent" && <p className={styles.priority} data-kind="urgent"><IconAlertTriangleFilled size={13} aria-hidden /><Trans>Urgent</Trans></p>}
      {message.reply_to && <Quote seq={message.reply_to} />}
      {message.text && <MessageText text={message.text} mentions={message.mentions} everyone={message.everyone} me={me} />}
      {message.text && <Translated message={message} />}
      <Files conversation={conversation} files={files} />
      <Cards conversation={conversation} ids={message.links} />
      <Cards conversation={conversation} ids={message.outcomes} made />
      {(message.edited_at || composed) && (
        <p className={styles.foot}>
          {message.edited_at && <span title={formatMoment(i18n.locale, message.edited_at)}><Trans>(edited)</Trans></span>}
          {composed && <span><Trans>written {composed}</Trans></span>}
        </p>
      )}
      <Acknowledgement message={message} />
      <Reactions message={message} />
    </>
  );
}
