import type { ReactNode } from "react";
import styles from "./button.module.css";
import type { ButtonKind } from "./PressButton";

interface FileButtonProps {
  href: string;
  /** Opens beside this page, to be printed, instead of being kept. */
  open?: boolean;
  kind?: ButtonKind;
  icon?: ReactNode;
  small?: boolean;
  wide?: boolean;
  children: ReactNode;
}

/** Looks like a button, is a link to a file of the server's: it is kept, or opened in a window of its own. */
export function FileButton({ href, open, kind = "secondary", icon, small, wide, children }: FileButtonProps) {
  const classes = [styles.button, styles[kind], small && styles.small, wide && styles.wide];
  const way = open ? { target: "_blank", rel: "noreferrer" } : { download: "" };
  return (
    <a href={href} {...way} className={classes.filter(Boolean).join(" ")}>
      {icon}
      {children}
    </a>
  );
}
