import { useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { IconButton } from "../button/IconButton";
import { PressButton } from "../button/PressButton";
import styles from "./feedback.module.css";
import { dismissToast, type Toast, toastQueue } from "./toasts";

const SHOWN = 6_000;
const SHOWN_WITH_UNDO = 10_000;

/** Once, in the shell. Pauses while pointed at or focused. */
export function Toaster() {
  const current = useSyncExternalStore(toastQueue.subscribe, toastQueue.first);
  return (
    <div className={styles.toaster} role="status" aria-live="polite">
      {current && <ToastCard key={current.id} toast={current} />}
    </div>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const { t } = useLingui();
  const [paused, setPaused] = useState(false);
  const close = () => dismissToast(toast.id);
  const action = toast.undo ? { label: t`Undo`, run: toast.undo } : toast.action;
  const time = action ? SHOWN_WITH_UNDO : SHOWN;

  useEffect(() => {
    if (paused) return;
    const timer = setTimeout(() => dismissToast(toast.id), time);
    return () => clearTimeout(timer);
  }, [paused, toast.id, time]);

  const pause = { onPointerEnter: () => setPaused(true), onFocus: () => setPaused(true) };
  const resume = { onPointerLeave: () => setPaused(false), onBlur: () => setPaused(false) };
  return (
    <div className={styles.toast} data-tone={toast.tone} {...pause} {...resume}>
      <p>{toast.message}</p>
      {action && (
        <PressButton small kind="quiet" className={styles.toastAction} onPress={async () => { await action.run(); close(); }}>
          {action.label}
        </PressButton>
      )}
      <IconButton label={t`Dismiss`} className={styles.toastClose} onClick={close}>
        <IconX size={16} stroke={1.5} aria-hidden />
      </IconButton>
    </div>
  );
}
