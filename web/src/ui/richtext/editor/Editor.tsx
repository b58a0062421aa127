import { Placeholder } from "@tiptap/extension-placeholder";
import { EditorContent, useEditor } from "@tiptap/react";
import { StarterKit } from "@tiptap/starter-kit";
import { useEffect, useLayoutEffect, useRef } from "react";
import { type RichDoc, safeLink } from "@/kernel/richtext";
import { useHoldKeys } from "../../keys/shortcuts";
import type { Early, RichEditorProps } from "../RichEditor";
import styles from "../richtext.module.css";
import { EditorTools } from "./EditorTools";
import { cleanPasted } from "./paste";

const kit = StarterKit.configure({
  heading: { levels: [1, 2, 3] },
  code: false,
  codeBlock: false,
  link: { openOnClick: false, autolink: true, isAllowedUri: (uri) => safeLink(uri) !== null },
});

const filesOf = (data: DataTransfer | null) => [...(data?.files ?? [])];

/** `takeEarly` gives what was typed before the editor was there. */
export default function Editor(props: RichEditorProps & { takeEarly: () => Early }) {
  const { value, label, placeholder = "", id, autoFocus = false, takeEarly } = props;
  const hold = useHoldKeys();
  const latest = useRef(props);
  const sent = useRef(value);
  useEffect(() => {
    latest.current = props;
  });

  const takeFiles = (data: DataTransfer | null): boolean => {
    const files = filesOf(data);
    if (files.length === 0 || !latest.current.onFiles) return false;
    latest.current.onFiles(files);
    return true;
  };

  const editor = useEditor({
    extensions: [kit, Placeholder.configure({ placeholder })],
    content: value,
    autofocus: autoFocus ? "end" : false,
    immediatelyRender: true,
    injectCSS: false,
    editorProps: {
      attributes: {
        ...(id ? { id } : {}),
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        ...(props["aria-describedby"] ? { "aria-describedby": props["aria-describedby"] } : {}),
        ...(props["aria-invalid"] ? { "aria-invalid": "true" } : {}),
      },
      transformPastedHTML: cleanPasted,
      handlePaste: (_view, event) => takeFiles(event.clipboardData),
      handleDrop: (_view, event) => takeFiles(event.dataTransfer),
      handleKeyDown: (_view, event) => {
        if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || !latest.current.onSubmit) return false;
        latest.current.onSubmit();
        return true;
      },
    },
    onUpdate: ({ editor: changed }) => {
      sent.current = changed.getJSON() as RichDoc; // the schema's top node is doc
      latest.current.onChange(sent.current);
    },
  });

  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    editor.commands.setContent(value, { emitUpdate: false });
  }, [editor, value]);

  // Its own autofocus comes a frame later, and a fast hand has typed by then.
  useLayoutEffect(() => {
    if (!autoFocus) return;
    if (editor.isDestroyed) return hold(); // it took too long to come, and the next one is being made
    editor.view.focus();
    const { text, send } = takeEarly();
    if (text) editor.chain().setTextSelection(editor.state.doc.content.size).insertContent({ type: "text", text }).run();
    if (send) setTimeout(() => latest.current.onSubmit?.()); // once what was typed has reached the form
  }, [editor, autoFocus, takeEarly, hold]);

  return (
    <div className={styles.editor} data-error={props["aria-invalid"]}>
      <EditorTools editor={editor} />
      <EditorContent editor={editor} className={`${styles.surface} ${styles.rich}`} data-look="letter" />
    </div>
  );
}
