import { Tooltip } from "@mantine/core";
import { type ComponentPropsWithRef, type ReactNode, useState } from "react";
import { toastProblem } from "../feedback/toasts";
import styles from "./button.module.css";

export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";

type Native = Omit<ComponentPropsWithRef<"button">, "disabled" | "children">;

export interface PressButtonProps extends Native {
  /** primary is for the one thing this screen is for; a screen has at most one. */
  kind?: ButtonKind;
  children: ReactNode;
  icon?: ReactNode;
  small?: boolean;
  wide?: boolean;
  /** While its promise runs, this button and no other turns. A refusal is told in a toast. */
  onPress?: () => unknown;
  /** Why it cannot be pressed: shown on hover and focus, read out by screen readers. */
  blocked?: string | null | false;
  busy?: boolean;
}

export function PressButton(props: PressButtonProps) {
  const { kind = "secondary", children, icon, small, wide, onPress, onClick, blocked, busy, className, type = "button", ...rest } = props;
  const [running, setRunning] = useState(false);
  const turning = busy ?? running;

  const press = async () => {
    const outcome = onPress?.();
    if (!(outcome instanceof Promise)) return;
    setRunning(true);
    try {
      await outcome;
    } catch (error) {
      toastProblem(error);
    } finally {
      setRunning(false);
    }
  };

  const classes = [styles.button, styles[kind], small && styles.small, wide && styles.wide, className];
  const button = (
    <button
      {...rest}
      type={type}
      className={classes.filter(Boolean).join(" ")}
      aria-disabled={blocked ? true : undefined}
      aria-busy={turning || undefined}
      onClick={(event) => {
        if (blocked || turning) return event.preventDefault();
        onClick?.(event);
        if (onPress) void press();
      }}
    >
      {turning ? <span className={styles.spinner} aria-hidden /> : icon}
      {children}
    </button>
  );
  return blocked ? <Tooltip label={blocked}>{button}</Tooltip> : button;
}
