import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import styles from "./button.module.css";
import type { ButtonKind } from "./PressButton";

interface LinkButtonProps {
  to: string;
  /** What stands behind the `?`. */
  search?: Record<string, string | true>;
  kind?: ButtonKind;
  icon?: ReactNode;
  small?: boolean;
  wide?: boolean;
  children: ReactNode;
}

/** Looks like a button, is a link: for what leads somewhere. */
export function LinkButton({ to, search, kind = "secondary", icon, small, wide, children }: LinkButtonProps) {
  const classes = [styles.button, styles[kind], small && styles.small, wide && styles.wide];
  return (
    <Link to={to} search={search} className={classes.filter(Boolean).join(" ")}>
      {icon}
      {children}
    </Link>
  );
}
