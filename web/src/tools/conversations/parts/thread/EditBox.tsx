import { Textarea } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { IconButton, PressButton, problemWords, toast } from "@/ui";
import type { Message } from "../../api";
import { talkApi } from "../../api";
import { useHub } from "../../state";
import { MentionList } from "../composer/MentionList";
import { useMentions } from "../composer/useMentions";
import { useThread } from "./place";
import { stillMentioned } from "./text";
import styles from "./thread.module.css";

/** A message is changed where it stands, with whom it mentions. What was typed stays where the server refuses it. */
export function EditBox({ message }: { message: Message }) {
  const { t } = useLingui();
  const hub = useHub();
  const { edit, talk } = useThread();
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const [text, setText] = useState(message.text);
  const [named, setNamed] = useState(message.mentions);
  const [caret, setCaret] = useState(0);
  const [files, setFiles] = useState(message.files);
  const [problem, setProblem] = useState("");
  const empty = !text.trim() && files.length === 0;
  const isNamed = named.some((one) => text.slice(0, caret).endsWith(`@${one.name}`)); // nothing is sought behind a name that stands already
  const mentions = useMentions(
    talk,
    text,
    isNamed ? 0 : caret,
    (from, { id, name }) => {
      const at = from + name.length + 2;
      setText(`${text.slice(0, from)}@${name} ${text.slice(caret)}`);
      setNamed([...named.filter((one) => one.id !== id), { id, name }]);
      setCaret(at);
      requestAnimationFrame(() => field.current?.setSelectionRange(at, at));
    },
    false,
  );
  const open = mentions.choices.length > 0;
  const save = async () => {
    if (empty) return;
    try {
      const mentions = stillMentioned(text, named).map((one) => one.id);
      hub.hear(await talkApi.edit(message.conversation, message.seq, { text: text.trim(), mentions, files: files.map((one) => one.id) }));
      edit(null);
    } catch (error) {
      setProblem(problemWords(error));
    }
  };
  const keys = (event: KeyboardEvent) => {
    if (mentions.hear(event) || event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      edit(null);
    }
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      void save();
    }
  };
  const copy = () => navigator.clipboard.writeText(text).then(() => toast(t`Copied`));
  return (
    <div className={styles.editBox}>
      <div className={styles.editField}>
        <MentionList id={list} choices={mentions.choices} at={mentions.at} onTake={mentions.take} />
        <Textarea
          ref={field}
          autosize
          minRows={1}
          maxRows={12}
          autoFocus
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setCaret(event.currentTarget.selectionStart);
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onKeyDown={keys}
          aria-label={t`Edit message`}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={open ? list : undefined}
          aria-activedescendant={open ? `${list}-${mentions.at}` : undefined}
          maxLength={10_000}
          dir="auto"
          data-escape="own"
        />
      </div>
      {files.length > 0 && (
        <ul className={styles.editFiles}>
          {files.map((file) => {
            const { name } = file;
            return (
              <li key={file.id}>
                <span>{name}</span>
                <IconButton label={t`Remove ${name}`} onClick={() => setFiles(files.filter((one) => one.id !== file.id))}><IconX size={14} stroke={1.5} aria-hidden /></IconButton>
              </li>
            );
          })}
        </ul>
      )}
      {problem && <p className={styles.editProblem} role="alert">{problem}</p>}
      <div className={styles.editFoot}>
        <PressButton small onPress={() => edit(null)}><Trans>Cancel</Trans></PressButton>
        {problem && <PressButton small onPress={copy}><Trans>Copy text</Trans></PressButton>}
        <PressButton small kind="primary" blocked={empty && t`A message needs words or a file.`} onPress={save}><Trans>Save</Trans></PressButton>
        <span className={styles.editHint}><Trans>Enter saves, Escape leaves it as it was</Trans></span>
      </div>
    </div>
  );
}
