import { Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import styles from "./layout.module.css";

export function usePhone(): boolean {
  return useMediaQuery("(max-width: 48em)") ?? false;
}

interface SidePanelProps {
  opened: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** Stays at the panel's lower edge. */
  foot?: ReactNode;
  size?: string;
  /** The page waits until it is closed: for forms. */
  modal?: boolean;
  /** Phones give it the whole screen, and no margins: for what has its own. */
  whole?: boolean;
}

/** From the right edge on wide screens, from below on phones. The page stays usable beside it. */
export function SidePanel({ opened, onClose, title, children, foot, size = "26rem", modal = false, whole = false }: SidePanelProps) {
  const { t } = useLingui();
  const phone = usePhone();
  const held = phone || modal;
  return (
    <Drawer.Root
      opened={opened}
      onClose={onClose}
      position={phone ? "bottom" : "right"}
      size={phone ? (whole ? "100%" : "88%") : size}
      lockScroll={held}
      trapFocus={held}
      closeOnClickOutside={held}
      classNames={{ inner: held ? undefined : styles.panelInner, content: styles.panel, body: styles.panelBody }}
    >
      {held && <Drawer.Overlay />}
      <Drawer.Content>
        {/* Not Drawer.Header: a <header> here would be a second banner of the page. */}
        <div className={styles.panelHead}>
          <Drawer.Title>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label={t`Close`} />
        </div>
        <Drawer.Body>
          <div className={styles.panelScroll} data-whole={whole || undefined}>{children}</div>
          {foot && <div className={styles.panelFoot}>{foot}</div>}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

/** A choice from below on phones; a dialog elsewhere. */
export function BottomSheet({ opened, onClose, title, children }: Omit<SidePanelProps, "foot" | "size" | "modal">) {
  const { t } = useLingui();
  return (
    <Drawer opened={opened} onClose={onClose} title={title} position="bottom" size="auto" closeButtonProps={{ "aria-label": t`Close` }} classNames={{ content: styles.bottomSheet }}>
      {children}
    </Drawer>
  );
}
