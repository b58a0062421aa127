import { type ComponentType, createContext, useContext } from "react";
import type { CreateEntry, ItemAction, ItemActionProps, ItemBlock, ItemButton, ItemButtonProps, ItemPanel, ItemPanelProps, ProfileEntry, ThingKind } from "@/kernel/tool";

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

/** The same with how many things each holds. The panels are the same at every call, and so are the hooks in them. */
export function usePanelTabs(props: ItemPanelProps, can: readonly string[]): (ReadyPanel & { count?: number })[] {
  const counts = new Map(useContext(PanelsContext).map((panel) => [panel.key, panel.useCount?.(props)]));
  return useItemPanels(can).map((panel) => ({ ...panel, count: counts.get(panel.key) }));
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

/** A part of an item's page that is loaded when it is first shown. */
export interface ReadyBlock extends ItemBlock {
  Block: ComponentType<ItemPanelProps>;
}

export interface ReadyButton extends ItemButton {
  Button: ComponentType<ItemButtonProps>;
}

/** What other tools put on an item's page. */
export const ItemPartsContext = createContext<{ blocks: readonly ReadyBlock[]; buttons: readonly ReadyButton[]; things: readonly ThingKind[] }>({ blocks: [], buttons: [], things: [] });
export const useItemParts = () => useContext(ItemPartsContext);

/** What this person may create here, whatever tool it belongs to. */
export const CreationsContext = createContext<readonly (CreateEntry & { to: string })[]>([]);
export const useCreations = () => useContext(CreationsContext);

/** The same of any project, not only the one that is open. */
export const CreationsInContext = createContext<(project: string) => readonly (CreateEntry & { to: string })[]>(() => []);
export const useCreationsIn = (project: string) => useContext(CreationsInContext)(project);
