import { Trans } from "@lingui/react/macro";
import { PressButton } from "../button/PressButton";
import { Note } from "../feedback/Note";
import type { Conflict } from "./useForm";

interface ConflictNoteProps {
  conflict: Conflict | undefined;
  /** The label of a field by the server's name. */
  word?: (field: string) => string;
  /** Load what stands there now into the form. */
  onTheirs: () => unknown;
  /** Save over it: `form.overwrite`. */
  onMine: () => unknown;
}

/** Somebody saved while this was open. Nothing is lost: either theirs is taken, or mine is saved over it. */
export function ConflictNote({ conflict, word, onTheirs, onMine }: ConflictNoteProps) {
  if (!conflict) return null;
  const fields = conflict.changed.map((field) => word?.(field) ?? field).join(", ");
  return (
    <Note
      tone="late"
      action={
        <>
          <PressButton small onPress={onTheirs}><Trans>Take theirs</Trans></PressButton>
          <PressButton small onPress={onMine}><Trans>Save mine</Trans></PressButton>
        </>
      }
    >
      {fields ? <Trans>Somebody changed this meanwhile: {fields}. What you typed is still here.</Trans> : <Trans>Somebody changed this meanwhile. What you typed is still here.</Trans>}
    </Note>
  );
}
