import { Trans } from "@lingui/react/macro";
import { useBlocker } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { PressButton } from "../button/PressButton";
import { ConfirmDialog } from "./ConfirmDialog";

/**
 * Put the returned node somewhere on the screen; leaving with unsaved changes then asks first.
 * With `onKeep` what was typed can be left as it is, to be found again later.
 */
export function useUnsavedGuard(dirty: boolean, onDiscard?: () => unknown, onKeep?: () => unknown): ReactNode {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: dirty,
    withResolver: true,
  });
  const discard = async () => {
    await onDiscard?.();
    blocker.proceed?.();
  };
  const keep = async () => {
    await onKeep?.();
    blocker.proceed?.();
  };
  return (
    <ConfirmDialog
      opened={blocker.status === "blocked"}
      title={<Trans>Leave without saving?</Trans>}
      confirm={<Trans>Discard changes</Trans>}
      cancel={<Trans>Keep editing</Trans>}
      danger
      other={onKeep && <PressButton onPress={keep}><Trans>Keep for later</Trans></PressButton>}
      onConfirm={discard}
      onCancel={() => blocker.reset?.()}
    >
      <Trans>What you changed here has not been saved.</Trans>
    </ConfirmDialog>
  );
}
