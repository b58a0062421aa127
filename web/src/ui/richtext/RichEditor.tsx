import { type ComponentType, lazy, Suspense, useCallback, useRef, useState } from "react";
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

type EditorProps = RichEditorProps & { takeEarly: () => string };

/** Once it has come: React would hold a lazy component back for a moment even then. */
let come: ComponentType<EditorProps> | undefined;
const load = async () => {
  const found = await import("./editor/Editor");
  come = found.default;
  return found;
};
const Later = lazy(load);

/** For screens where somebody is about to write: the editor is there when it is opened. */
export const preloadEditor = () => void load().catch(() => undefined); // who opens it, asks again

/** The editor comes when it is first needed; until then the text itself stands in its place, and takes what is typed already. */
export function RichEditor(props: RichEditorProps) {
  const early = useRef("");
  const takeEarly = useCallback(() => {
    const text = early.current;
    early.current = "";
    return text;
  }, []);
  const [Editor] = useState((): ComponentType<EditorProps> => come ?? Later);
  const { autoFocus, label, value } = props;
  return (
    <Suspense
      fallback={
        <div className={styles.editor} aria-busy="true">
          <div className={styles.tools} />
          <div className={styles.surface}>
            <RichText doc={value} />
            {autoFocus && <textarea autoFocus className={styles.early} aria-label={label} data-escape="own" onChange={(event) => { early.current = event.currentTarget.value; }} />}
          </div>
        </div>
      }
    >
      <Editor {...props} takeEarly={takeEarly} />
    </Suspense>
  );
}
