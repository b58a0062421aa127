import { Trans } from "@lingui/react/macro";
import { type ReactNode, useEffect, useState } from "react";
import { PressButton } from "../button/PressButton";
import { ConfirmDialog } from "../feedback/ConfirmDialog";
import { useUnsavedGuard } from "../feedback/useUnsavedGuard";
import { SidePanel } from "../layout/SidePanel";
import { ConflictNote } from "./ConflictNote";
import styles from "./fields.module.css";
import type { useForm } from "./useForm";

/** What the panel needs to know of a form made by `useForm`. */
export type FormOf = Pick<ReturnType<typeof useForm>, "busy" | "dirty" | "conflict" | "overwrite" | "formProps">;

interface EditPanelProps {
  title: ReactNode;
  form: FormOf;
  /** The verb of the primary button. */
  save: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** Left of the buttons: remove, retire, deactivate. */
  aside?: ReactNode;
  /** After a conflict: load what stands there now into the form. */
  onTheirs?: () => unknown;
  word?: (field: string) => string;
  size?: string;
}

const FIRST = "input:not([type=hidden], [type=checkbox], [type=radio], :disabled), select:not(:disabled), textarea:not(:disabled)";

const startAtFirst = (node: HTMLElement | null) => node?.querySelector(FIRST)?.setAttribute("data-autofocus", "");

/** A form in a side panel, mounted while it is open. Leaving with changes asks first. */
export function EditPanel({ title, form, save, onClose, children, aside, onTheirs, word, size = "30rem" }: EditPanelProps) {
  const [leaving, setLeaving] = useState(false);
  const guard = useUnsavedGuard(form.dirty && !form.busy); // what a save leads to is not leaving

  useEffect(() => {
    const from = document.activeElement;
    return () => {
      if (from instanceof HTMLElement && from.isConnected) setTimeout(() => from.focus({ preventScroll: true }));
    };
  }, []);

  // Later, or the Escape that asks is heard by the question, too, and answers it; and the other way round.
  const ask = (open: boolean) => void setTimeout(() => setLeaving(open));
  const close = () => (leaving ? undefined : form.dirty ? ask(true) : onClose());
  return (
    <SidePanel
      opened
      modal
      size={size}
      title={title}
      onClose={close}
      foot={
        <div className={styles.foot}>
          {aside && <div className={styles.footAside}>{aside}</div>}
          <PressButton onPress={close}><Trans>Cancel</Trans></PressButton>
          <PressButton kind="primary" type="submit" form={form.formProps.id} busy={form.busy}>{save}</PressButton>
        </div>
      }
    >
      <div ref={startAtFirst}>
        <form {...form.formProps} className={styles.form}>
          <ConflictNote conflict={form.conflict} word={word} onTheirs={() => onTheirs?.()} onMine={form.overwrite} />
          {children}
        </form>
      </div>
      {guard}
      <ConfirmDialog opened={leaving} title={<Trans>Leave without saving?</Trans>} confirm={<Trans>Discard changes</Trans>} cancel={<Trans>Keep editing</Trans>} danger onConfirm={onClose} onCancel={() => ask(false)}>
        <Trans>What you changed here has not been saved.</Trans>
      </ConfirmDialog>
    </SidePanel>
  );
}

interface SaveBarProps {
  form: FormOf & { reset: (values: never) => void };
  save: ReactNode;
  onDiscard: () => void;
}

/** At the end of a form that is the page itself; there once something was changed. */
export function SaveBar({ form, save, onDiscard }: SaveBarProps) {
  const guard = useUnsavedGuard(form.dirty);
  return (
    <>
      {guard}
      {form.dirty && (
        <div className={styles.saveBar}>
          <span role="status"><Trans>Not saved yet</Trans></span>
          <PressButton onPress={onDiscard}><Trans>Discard</Trans></PressButton>
          <PressButton kind="primary" type="submit" form={form.formProps.id} busy={form.busy}>{save}</PressButton>
        </div>
      )}
    </>
  );
}
