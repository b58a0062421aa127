import { Textarea } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconSend2, IconX } from "@tabler/icons-react";
import { type ClipboardEvent, type KeyboardEvent, lazy, type Ref, Suspense, useId, useImperativeHandle, useRef, useState } from "react";
import { useUploads } from "@/platform/useUploads";
import { ConfirmDialog, IconButton, toast, UploadList, useAsk, useShortcut } from "@/ui";
import type { Hit, Mention, Message, Talk } from "../../api";
import { useHub } from "../../state";
import type { Part } from "../store/outbox";
import { namesAll, stillMentioned } from "../thread/text";
import { Attached } from "./Attached";
import styles from "./composer.module.css";
import { isBlank, namedFirst } from "./draft";
import { MentionList } from "./MentionList";
import { MentionButton, PlusMenu, PriorityMenu } from "./Tools";
import { type Choice, useMentions } from "./useMentions";
import { useTalkDraft } from "./useTalkDraft";

const LinkItems = lazy(() => import("./LinkItems"));

const LONGEST = 10_000;
const WARNS_FROM = 9_000;
const MOST_FILES = 20;
const MOST_LINKS = 20;
const ASKS_ABOVE = 50;

export interface ComposerHandle {
  reply: (message: Message, named?: readonly Mention[]) => void;
  take: (files: FileList | null) => void;
}

interface ComposerProps {
  talk: Talk;
  compact: boolean;
  handle: Ref<ComposerHandle>;
  onSent: () => void;
  /** The arrow up in an empty field. */
  onEditLast: () => void;
}

/** Where one writes: Enter sends, Shift and Enter begins a line. Nothing that was typed is lost. */
export function Composer({ talk, compact, handle, onSent, onEditLast }: ComposerProps) {
  const { t } = useLingui();
  const hub = useHub();
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const { draft, change, clear } = useTalkDraft(talk);
  const uploads = useUploads(talk.project.id);
  const [answered, setAnswered] = useState<Message>();
  const [linking, setLinking] = useState(false);
  const [linked, setLinked] = useState<readonly Hit[]>([]);
  const [caret, setCaret] = useState(0);
  const { ask, dialog } = useAsk();
  const count = talk.people_count ?? 0;

  const put = (text: string, at: number) => {
    change({ text });
    setCaret(at);
    requestAnimationFrame(() => field.current?.setSelectionRange(at, at));
  };
  const mentions = useMentions(talk, draft.text, caret, (from, choice: Choice) => {
    const name = `@${choice.name} `;
    const rest = draft.text.slice(caret);
    if (choice.id !== "all") change({ mentions: [...draft.mentions.filter((one) => one.id !== choice.id), { id: choice.id, name: choice.name }] });
    put(draft.text.slice(0, from) + name + rest, from + name.length);
    field.current?.focus();
  });
  const insertAt = () => {
    const before = draft.text.slice(0, caret);
    const glue = before === "" || /\s$/.test(before) ? "" : " ";
    field.current?.focus();
    put(`${before}${glue}@${draft.text.slice(caret)}`, caret + glue.length + 1);
  };
  const take = (files: FileList | null) => {
    if (!files?.length) return;
    const room = MOST_FILES - draft.files.length - uploads.items.length;
    if (files.length > room) toast(t`A message carries at most ${MOST_FILES} files.`, { tone: "failed" });
    uploads.add([...files].slice(0, Math.max(0, room)));
    field.current?.focus();
  };
  const reply = (message: Message, named: readonly Mention[] = []) => {
    setAnswered(message);
    change({ reply_to: message.seq, ...(named.length > 0 && namedFirst(draft, named)) });
    field.current?.focus();
  };
  useImperativeHandle(handle, () => ({ reply, take }));
  useShortcut("r", t`Write a message`, () => field.current?.focus(), t`Conversations`);

  const tooLong = draft.text.length > LONGEST;
  const nothing = !draft.text.trim() && draft.files.length === 0 && uploads.items.length === 0 && draft.links.length === 0;
  const send = async () => {
    if (nothing || tooLong) return;
    const text = draft.text.trim();
    const everyone = namesAll(text);
    if (everyone && count > ASKS_ABOVE && !(await ask())) return;
    const mentioned = stillMentioned(text, draft.mentions);
    const parts: Part[] = [
      ...draft.files.map(({ id, name, size, media_type }) => ({ id, name, size, media_type })),
      ...uploads.items.map((item) => ({ name: item.name, size: item.size, media_type: item.file?.media_type ?? "", id: item.file?.id, file: item.file ? undefined : uploads.source(item.key) })),
    ];
    const { links, reply_to, priority, ack_wanted } = draft;
    const post = { text, mentions: mentioned.map((one) => one.id), everyone, links, reply_to, thread_root: null, composed_at: new Date().toISOString(), priority, ack_wanted, item: talk.exists ? undefined : talk.item?.ref };
    await hub.outbox.add({ key: crypto.randomUUID(), conversation: talk.id, project: talk.project.id, post, mentioned, parts });
    uploads.clear();
    setAnswered(undefined);
    setCaret(0);
    onSent();
    await clear();
  };

  const keys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (mentions.hear(event) || event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      void send();
    } else if (event.key === "ArrowUp" && isBlank(draft)) {
      event.preventDefault();
      onEditLast();
    } else if (event.key === "Escape" && draft.reply_to !== null) {
      event.preventDefault();
      event.stopPropagation();
      unanswer();
    } else if (event.key === "Escape") field.current?.blur();
  };
  const unanswer = () => {
    setAnswered(undefined);
    change({ reply_to: null });
  };
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    take(event.clipboardData.files);
  };
  const type = (text: string, at: number) => {
    change({ text });
    setCaret(at);
    if (text.trim()) hub.typing(talk.id);
  };
  const choose = (links: string[], found: readonly Hit[]) => {
    setLinked([...linked, ...found]);
    change({ links });
    field.current?.focus();
  };
  const over = LONGEST - draft.text.length;
  const name = answered?.sender_name;
  const open = mentions.choices.length > 0;
  return (
    <div className={styles.composer} data-compact={compact || undefined}>
      {draft.reply_to !== null && (
        <div className={styles.answers}>
          <span className={styles.answersText} dir="auto">{name ? <Trans>Answer to {name}</Trans> : <Trans>An answer</Trans>}{answered?.text && <span className={styles.answersQuote}> {answered.text.slice(0, 120)}</span>}</span>
          <IconButton label={t`Not an answer`} onClick={unanswer}><IconX size={15} stroke={1.5} aria-hidden /></IconButton>
        </div>
      )}
      <Attached conversation={talk.id} found={linked} files={draft.files} links={draft.links} onFiles={(files) => change({ files })} onLinks={(links) => change({ links })} />
      {uploads.items.length > 0 && <div className={styles.uploads}><UploadList uploads={uploads} /></div>}
      {(draft.priority !== "normal" || draft.ack_wanted) && (
        <p className={styles.marked} data-priority={draft.priority}>
          {draft.priority === "important" && <Trans>Important</Trans>}
          {draft.priority === "urgent" && <Trans>Urgent</Trans>}
          {draft.ack_wanted && <span><Trans>Asks for acknowledgement</Trans></span>}
        </p>
      )}
      <div className={styles.box}>
        <MentionList id={list} choices={mentions.choices} at={mentions.at} onTake={mentions.take} />
        <Textarea
          ref={field}
          className={styles.field}
          autosize
          minRows={1}
          maxRows={8}
          dir="auto"
          value={draft.text}
          placeholder={t`Write a message`}
          aria-label={t`Write a message`}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={open ? list : undefined}
          aria-activedescendant={open ? `${list}-${mentions.at}` : undefined}
          data-escape={draft.reply_to !== null || open ? "own" : undefined}
          enterKeyHint="send"
          onChange={(event) => type(event.currentTarget.value, event.currentTarget.selectionStart)}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onKeyDown={keys}
          onPaste={paste}
        />
        <div className={styles.bar}>
          <PlusMenu onFiles={take} onLink={() => setLinking(true)} />
          <MentionButton onPress={insertAt} />
          <PriorityMenu priority={draft.priority} ack={draft.ack_wanted} urgent={talk.can.includes("urgent")} onPriority={(priority) => change({ priority })} onAck={(ack_wanted) => change({ ack_wanted })} />
          <span className={styles.barRest} role="status">{draft.text.length >= WARNS_FROM && <span data-over={tooLong || undefined}>{over}</span>}</span>
          <IconButton label={t`Send`} hint={t`Send, Enter`} className={styles.send} data-ready={!(nothing || tooLong) || undefined} blocked={nothing ? t`A message needs words or a file.` : tooLong && t`A message has at most 10,000 characters.`} onClick={() => void send()}>
            <IconSend2 size={18} stroke={1.5} aria-hidden />
          </IconButton>
        </div>
      </div>
      <Suspense>{linking && <LinkItems project={talk.project.id} chosen={draft.links} most={MOST_LINKS} onChoose={choose} onClose={() => setLinking(false)} />}</Suspense>
      <ConfirmDialog {...dialog} title={<Trans>Tell everybody?</Trans>} confirm={<Trans>Send</Trans>}><Trans>With @all, {count} people are told of this message.</Trans></ConfirmDialog>
    </div>
  );
}
