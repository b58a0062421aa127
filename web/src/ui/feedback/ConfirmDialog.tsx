import { Modal } from "@mantine/core";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { PressButton } from "../button/PressButton";
import styles from "./feedback.module.css";

interface ConfirmDialogProps {
  opened: boolean;
  title: ReactNode;
  children?: ReactNode;
  /** The verb of what will happen, never "OK". */
  confirm: ReactNode;
  cancel?: ReactNode;
  danger?: boolean;
  /** A third way out, between the other two. */
  other?: ReactNode;
  onConfirm: () => unknown;
  onCancel: () => void;
}

/** For what cannot be undone. Whatever can be undone is done at once, with a toast that offers it. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, title, children, confirm, cancel, danger, other, onConfirm, onCancel } = props;
  const { t } = useLingui();
  return (
    <Modal opened={opened} onClose={onCancel} title={title} centered size="26rem" closeButtonProps={{ "aria-label": t`Close` }}>
      {children && <div className={styles.confirmText}>{children}</div>}
      <div className={styles.confirmButtons}>
        <PressButton onPress={onCancel} data-autofocus={danger || undefined}>{cancel ?? t`Cancel`}</PressButton>
        {other}
        <PressButton kind={danger ? "danger" : "primary"} onPress={onConfirm} data-autofocus={!danger || undefined}>
          {confirm}
        </PressButton>
      </div>
    </Modal>
  );
}
