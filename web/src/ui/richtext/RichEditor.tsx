import { lazy, Suspense } from "react";
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

const Editor = lazy(() => import("./editor/Editor"));

/** The editor comes when it is first needed; until then the text itself stands in its place. */
export function RichEditor(props: RichEditorProps) {
  return (
    <Suspense
      fallback={
        <div className={styles.editor} aria-busy="true">
          <div className={styles.tools} />
          <div className={styles.surface}><RichText doc={props.value} /></div>
        </div>
      }
    >
      <Editor {...props} />
    </Suspense>
  );
}
