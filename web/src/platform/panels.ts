import { type ComponentType, createContext, useContext } from "react";
import type { ItemPanel, ItemPanelProps } from "@/kernel/tool";

/** A panel whose screen is loaded when it is first shown. */
export interface ReadyPanel extends ItemPanel {
  Screen: ComponentType<ItemPanelProps>;
}

export const PanelsContext = createContext<readonly ReadyPanel[]>([]);

/** The tabs that other tools add to an item's page, as far as its `can` allows them. */
export function useItemPanels(can: readonly string[]): ReadyPanel[] {
  const panels = useContext(PanelsContext);
  return panels.filter((panel) => !panel.needs || can.includes(panel.needs));
}
