import { useCallback, useState } from "react";

/** Asks in the middle of something: `await ask()` shows the dialog and gives the answer. Spread `dialog` onto a ConfirmDialog. */
export function useAsk() {
  const [settle, setSettle] = useState<(yes: boolean) => void>();
  const ask = useCallback(() => new Promise<boolean>((resolve) => setSettle(() => resolve)), []);
  const answer = (yes: boolean) => {
    settle?.(yes);
    setSettle(undefined);
  };
  return { ask, dialog: { opened: settle !== undefined, onConfirm: () => answer(true), onCancel: () => answer(false) } };
}
