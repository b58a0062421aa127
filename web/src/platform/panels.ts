import { type ComponentType, createContext, useContext } from "react";
import type { ItemAction, ItemActionProps, ItemPanel, ItemPanelProps, ProfileEntry } from "@/kernel/tool";

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

/** An action whose dialog is loaded when it is first opened. */
export interface ReadyAction extends ItemAction {
  Dialog: ComponentType<ItemActionProps>;
}

export const ItemActionsContext = createContext<readonly ReadyAction[]>([]);

/** What other tools can do with an item. */
export const useItemActions = (): readonly ReadyAction[] => useContext(ItemActionsContext);

export const ProfileContext = createContext<readonly ProfileEntry[]>([]);

/** The tabs that other tools add to a person's own settings. */
export const useProfileEntries = (): readonly ProfileEntry[] => useContext(ProfileContext);
