import { Tooltip } from "@mantine/core";
import type { ComponentPropsWithRef, ReactNode } from "react";
import styles from "./button.module.css";

export interface IconButtonProps extends Omit<ComponentPropsWithRef<"button">, "children" | "disabled"> {
  /** The word for it: shown on hover, read out by screen readers. */
  label: string;
  children: ReactNode;
  blocked?: string | null | false;
  /** The tooltip may say more than the label, for instance a shortcut. */
  hint?: string;
}

export function IconButton({ label, children, blocked, hint, className, onClick, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={blocked || hint || label} disabled={rest["aria-expanded"] === true}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-disabled={blocked ? true : undefined}
        className={[styles.icon, className].filter(Boolean).join(" ")}
        onClick={blocked ? undefined : onClick}
      >
        {children}
      </button>
    </Tooltip>
  );
}
