import type { ReactNode } from "react";
import styles from "./layout.module.css";
import { type Crumb, usePageTitle } from "./pageInfo";
import { Title } from "./Title";

interface PageProps {
  /** The document's title and the last breadcrumb. */
  title: string;
  crumbs?: Crumb[];
  /** Stands in the title's place: its field, while it is edited. */
  heading?: ReactNode;
  /** Above the title: an ItemNumber and a StatusBadge. */
  lead?: ReactNode;
  /** Beside the lead, under the actions: a DueDate for instance. */
  aside?: ReactNode;
  /** The one primary button. On phones it sits under the thumb. */
  primary?: ReactNode;
  /** The other things to do, right of the title. */
  actions?: ReactNode;
  /** A <Tabs> bar that closes the title block. */
  tabs?: ReactNode;
  /** letter: for reading, an item or a form · page: 72 rem · full: to the edges, for lists */
  width?: "letter" | "page" | "full";
  /** Stays at the right edge while the page scrolls. */
  edge?: ReactNode;
  /** Lists show their title in the top bar already. */
  quietTitle?: boolean;
  children: ReactNode;
}

export function Page({ title, crumbs, heading, lead, aside, primary, actions, tabs, width = "page", edge, quietTitle, children }: PageProps) {
  usePageTitle(title, crumbs, !quietTitle);
  return (
    <div className={styles.page} data-width={width}>
      {edge && <div className={styles.edge}>{edge}</div>}
      {quietTitle ? (
        <h1 className="seen-by-readers">{title}</h1>
      ) : (
        <header className={styles.titleBlock} data-tabs={tabs ? true : undefined}>
          {lead && <div className={styles.lead}>{lead}</div>}
          {(actions || primary) && (
            <div className={styles.actions}>
              {primary && <div className={styles.thumb}>{primary}</div>}
              {actions}
            </div>
          )}
          {heading ? (
            <>
              <h1 className="seen-by-readers">{title}</h1>
              <div className={styles.heading}>{heading}</div>
              {aside && <div className={styles.aside}>{aside}</div>}
            </>
          ) : (
            <div className={styles.titleRow}>
              <Title>{title}</Title>
              {aside && <div className={styles.aside}>{aside}</div>}
            </div>
          )}
          {tabs && <div className={styles.tabsBar}>{tabs}</div>}
        </header>
      )}
      <div className={styles.pageBody}>{children}</div>
    </div>
  );
}
