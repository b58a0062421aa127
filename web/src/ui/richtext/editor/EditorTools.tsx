import { useLingui } from "@lingui/react/macro";
import {
  IconBlockquote, IconBold, IconH1, IconH2, IconItalic, IconLink, IconList, IconListNumbers, IconStrikethrough, IconUnderline,
} from "@tabler/icons-react";
import { type Editor, useEditorState } from "@tiptap/react";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { IconButton } from "../../button/IconButton";
import styles from "../richtext.module.css";
import { LinkBar } from "./LinkBar";

interface Tool {
  key: string;
  label: string;
  icon: ReactNode;
  on: boolean;
  run: () => void;
}

const look = { size: 17, stroke: 1.5, "aria-hidden": true } as const;
const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

function useTools(editor: Editor, openLink: () => void): Tool[][] {
  const { t } = useLingui();
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive("bold"), italic: now.isActive("italic"), underline: now.isActive("underline"), strike: now.isActive("strike"),
      h1: now.isActive("heading", { level: 1 }), h2: now.isActive("heading", { level: 2 }),
      bullets: now.isActive("bulletList"), numbers: now.isActive("orderedList"), quote: now.isActive("blockquote"), link: now.isActive("link"),
    }),
  });
  const chain = () => editor.chain().focus();
  return [
    [
      { key: "bold", label: t`Bold`, icon: <IconBold {...look} />, on: on.bold, run: () => chain().toggleBold().run() },
      { key: "italic", label: t`Italic`, icon: <IconItalic {...look} />, on: on.italic, run: () => chain().toggleItalic().run() },
      { key: "underline", label: t`Underline`, icon: <IconUnderline {...look} />, on: on.underline, run: () => chain().toggleUnderline().run() },
      { key: "strike", label: t`Strike through`, icon: <IconStrikethrough {...look} />, on: on.strike, run: () => chain().toggleStrike().run() },
    ],
    [
      { key: "h1", label: t`Heading`, icon: <IconH1 {...look} />, on: on.h1, run: () => chain().toggleHeading({ level: 1 }).run() },
      { key: "h2", label: t`Subheading`, icon: <IconH2 {...look} />, on: on.h2, run: () => chain().toggleHeading({ level: 2 }).run() },
    ],
    [
      { key: "bullets", label: t`Bullet list`, icon: <IconList {...look} />, on: on.bullets, run: () => chain().toggleBulletList().run() },
      { key: "numbers", label: t`Numbered list`, icon: <IconListNumbers {...look} />, on: on.numbers, run: () => chain().toggleOrderedList().run() },
      { key: "quote", label: t`Quotation`, icon: <IconBlockquote {...look} />, on: on.quote, run: () => chain().toggleBlockquote().run() },
      { key: "link", label: t`Link`, icon: <IconLink {...look} />, on: on.link, run: openLink },
    ],
  ];
}

export function EditorTools({ editor }: { editor: Editor }) {
  const { t } = useLingui();
  const [linking, setLinking] = useState(false);
  const [reached, setReached] = useState(0);
  const bar = useRef<HTMLDivElement>(null);
  const groups = useTools(editor, () => setLinking(true));

  const walk = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = bar.current?.querySelectorAll("button") ?? [];
    const next = (reached + step + buttons.length) % buttons.length;
    setReached(next);
    buttons[next]?.focus();
  };

  const order = groups.flat().map((tool) => tool.key);
  return (
    <>
      <div ref={bar} className={styles.tools} role="toolbar" aria-label={t`Formatting`} onKeyDown={walk} tabIndex={-1}>
        {groups.map((tools) => (
          <span key={tools[0]?.key} className={styles.toolGroup}>
            {tools.map((tool) => (
              <IconButton key={tool.key} label={tool.label} aria-pressed={tool.on} tabIndex={order[reached] === tool.key ? 0 : -1} onMouseDown={(event) => event.preventDefault()} onClick={tool.run}>
                {tool.icon}
              </IconButton>
            ))}
          </span>
        ))}
      </div>
      {linking && <LinkBar editor={editor} onClose={() => setLinking(false)} />}
    </>
  );
}
