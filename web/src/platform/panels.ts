import { createContext, useContext } from "react";
import type { ItemPanel } from "@/kernel/tool";

export const PanelsContext = createContext<readonly ItemPanel[]>([]);

/** The tabs that other tools add to an item's page, as far as its `can` allows them. */
export function useItemPanels(can: readonly string[]): ItemPanel[] {
  const panels = useContext(PanelsContext);
  return panels.filter((panel) => !panel.needs || can.includes(panel.needs));
}
