import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import styles from "./button.module.css";
import type { ButtonKind } from "./PressButton";

interface LinkButtonProps {
  to: string;
  kind?: ButtonKind;
  icon?: ReactNode;
  small?: boolean;
  wide?: boolean;
  children: ReactNode;
}

/** Looks like a button, is a link: for what leads somewhere. */
export function LinkButton({ to, kind = "secondary", icon, small, wide, children }: LinkButtonProps) {
  const classes = [styles.button, styles[kind], small && styles.small, wide && styles.wide];
  return (
    <Link to={to} className={classes.filter(Boolean).join(" ")}>
      {icon}
      {children}
    </Link>
  );
}
