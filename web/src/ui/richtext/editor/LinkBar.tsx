import { Trans, useLingui } from "@lingui/react/macro";
import type { Editor } from "@tiptap/react";
import { type KeyboardEvent, useState } from "react";
import { safeLink } from "@/kernel/richtext";
import { PressButton } from "../../button/PressButton";
import styles from "../richtext.module.css";

const withScheme = (typed: string) => (/^[a-z][a-z0-9+.-]*:|^\//i.test(typed) ? typed : `https://${typed}`);

export function LinkBar({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useLingui();
  const current: unknown = editor.getAttributes("link").href;
  const [typed, setTyped] = useState(typeof current === "string" ? current : "");
  const href = safeLink(withScheme(typed.trim()));
  const bad = typed.trim() !== "" && href === null;

  const leave = () => {
    onClose();
    editor.commands.focus();
  };
  const set = () => {
    if (bad || !href) return;
    const chain = editor.chain().focus().extendMarkRange("link");
    if (editor.state.selection.empty && !editor.isActive("link")) chain.insertContent({ type: "text", text: typed.trim(), marks: [{ type: "link", attrs: { href } }] }).run();
    else chain.setLink({ href }).run();
    onClose();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key !== "Escape" && event.key !== "Enter") return;
    event.preventDefault();
    if (event.key === "Escape") leave();
    else set();
  };
  return (
    <div className={styles.linkBar}>
      {/* Opened by a press on Link: the address is what comes next. */}
      <input autoFocus data-escape="own" type="url" aria-label={t`Address of the link`} aria-invalid={bad || undefined} placeholder="https://" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} onKeyDown={keys} />
      <PressButton small onPress={set} blocked={bad && t`Only web, mail and telephone addresses`}><Trans>Set link</Trans></PressButton>
      {Boolean(current) && <PressButton small kind="quiet" onPress={() => { editor.chain().focus().extendMarkRange("link").unsetLink().run(); onClose(); }}><Trans>Remove link</Trans></PressButton>}
      <PressButton small kind="quiet" onPress={leave}><Trans>Cancel</Trans></PressButton>
    </div>
  );
}
