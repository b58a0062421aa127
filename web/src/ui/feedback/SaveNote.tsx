import { Trans, useLingui } from "@lingui/react/macro";
import type { Autosave } from "@/platform/useAutosave";
import { formatBrief } from "../format";
import styles from "./feedback.module.css";

/** "Saved 14:02" beside what is being written. */
export function SaveNote({ state, savedAt }: Pick<Autosave, "state" | "savedAt">) {
  const { i18n } = useLingui();
  const time = savedAt ? formatBrief(i18n.locale, savedAt) : "";
  return (
    <span className={styles.saveNote} role="status" data-state={state}>
      {(state === "waiting" || state === "saving") && <Trans>Saving…</Trans>}
      {state === "saved" && <Trans>Saved {time}</Trans>}
      {state === "failed" && <Trans>Not saved yet: kept on this device</Trans>}
    </span>
  );
}
