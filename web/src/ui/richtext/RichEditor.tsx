import { type ComponentType, type KeyboardEvent, lazy, Suspense, useCallback, useRef, useState } from "react";
import type { RichDoc } from "@/kernel/richtext";
import { RichText } from "./RichText";
import styles from "./richtext.module.css";

export interface RichEditorProps {
  value: RichDoc;
  onChange: (doc: RichDoc) => void;
  label: string;
  placeholder?: string;
  /** Of the surrounding Field. */
  id?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  autoFocus?: boolean;
  /** Files pasted or dropped into the text. */
  onFiles?: (files: File[]) => void;
  /** ⌘/Ctrl + Enter. */
  onSubmit?: () => void;
}

/** What was typed before the editor was there, and whether it was sent with ⌘/Ctrl Enter. */
export interface Early {
  text: string;
  send: boolean;
}

type EditorProps = RichEditorProps & { takeEarly: () => Early };

/** Once it has come: React would hold a lazy component back for a moment even then. */
let come: ComponentType<EditorProps> | undefined;
const load = async () => {
  const found = await import("./editor/Editor");
  come = found.default;
  return found;
};
const Later = lazy(load);

const NOTHING: Early = { text: "", send: false };

/** For screens where somebody is about to write: the editor is there when it is opened. */
export const preloadEditor = () => void load().catch(() => undefined); // who opens it, asks again

/** The editor comes when it is first needed; until then the text itself stands in its place, and takes what is typed already. */
export function RichEditor(props: RichEditorProps) {
  const early = useRef(NOTHING);
  const takeEarly = useCallback(() => {
    const typed = early.current;
    early.current = NOTHING;
    return typed;
  }, []);
  const keys = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    early.current = { ...early.current, send: true };
  };
  const [Editor] = useState((): ComponentType<EditorProps> => come ?? Later);
  const { autoFocus, label, value } = props;
  return (
    <Suspense
      fallback={
        <div className={styles.editor} aria-busy="true">
          <div className={styles.tools} />
          <div className={styles.surface}>
            <RichText doc={value} />
            {autoFocus && <textarea autoFocus className={styles.early} aria-label={label} data-escape="own" onKeyDown={keys} onChange={(event) => { early.current = { text: event.currentTarget.value, send: false }; }} />}
          </div>
        </div>
      }
    >
      <Editor {...props} takeEarly={takeEarly} />
    </Suspense>
  );
}
