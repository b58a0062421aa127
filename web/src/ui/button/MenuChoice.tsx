import { Menu } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";

interface MenuChoiceProps {
  value: string;
  chosen: boolean;
  onChoose: () => void;
  /** The menu stays open, so that one sees what it does. */
  stay?: boolean;
  children: ReactNode;
}

/** One line of a menu of which one holds. A Menu.Item cannot say so: its role is its own. */
export function MenuChoice({ value, chosen, onChoose, stay = false, children }: MenuChoiceProps) {
  return (
    <Menu.RadioItem value={value} checked={chosen} onChange={onChoose} closeMenuOnClick={!stay} checkIcon={<IconCheck size={15} stroke={1.75} aria-hidden />}>
      {children}
    </Menu.RadioItem>
  );
}
