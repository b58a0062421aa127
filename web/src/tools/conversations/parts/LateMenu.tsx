import { Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";

const look = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

interface LateMenuProps {
  label: string;
  className: string | undefined;
  width: number;
  onToggle?: (open: boolean) => void;
  children: ReactNode;
}

/** The menu behind three dots, which is only made once somebody presses them: long lists have one in every line. */
export function LateMenu({ label, className, width, onToggle, children }: LateMenuProps) {
  const [made, make] = useState(false);
  const [open, setOpen] = useState(false);
  const toggle = (to: boolean) => {
    setOpen(to);
    onToggle?.(to);
  };
  useEffect(() => {
    if (!made) return;
    const frame = requestAnimationFrame(() => setOpen(true));
    return () => cancelAnimationFrame(frame);
  }, [made]);
  if (!made) {
    const press = () => {
      make(true);
      onToggle?.(true);
    };
    return <button type="button" className={className} aria-label={label} aria-haspopup="menu" onClick={press}><IconDots {...look} /></button>;
  }
  return (
    <Menu opened={open} onChange={toggle} position="bottom-end" width={width}>
      {/* It takes the place of the button that had the focus. */}
      <Menu.Target><button type="button" autoFocus className={className} aria-label={label}><IconDots {...look} /></button></Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
