import type { ComponentPropsWithRef, ReactNode } from "react";
import styles from "./layout.module.css";

interface SheetProps extends Omit<ComponentPropsWithRef<"section">, "title"> {
  /** letter: generous margins, 68 characters a line, fold marks · plain: a white surface */
  look?: "plain" | "letter";
  title?: ReactNode;
  end?: ReactNode;
  children: ReactNode;
  /** No inner margin, for tables and facts. */
  flush?: boolean;
}

export function Sheet({ look = "plain", title, end, children, flush, className, ...rest }: SheetProps) {
  return (
    <section {...rest} className={[styles.sheet, className].filter(Boolean).join(" ")} data-look={look} data-flush={flush || undefined}>
      {(title || end) && (
        <header className={styles.sheetHead}>
          {title && <h2>{title}</h2>}
          {end && <div className={styles.sheetEnd}>{end}</div>}
        </header>
      )}
      <div className={styles.sheetBody}>{children}</div>
    </section>
  );
}
