import type { MessageDescriptor } from "@lingui/core";
import type { QueryClient } from "@tanstack/react-query";
import type { ComponentType } from "react";

/** open: no sign-in · account: signed in · project: under /projects/$project · company: under /company ·
 *  settings: under /projects/$project/settings */
export type Scope = "open" | "account" | "project" | "company" | "settings";

// A screen reads its own address, so its props are nobody's business here.
export type LazyScreen = () => Promise<{ default: ComponentType }>;

export interface ToolRoute {
  /** Below the scope, without a leading slash: `correspondence/$item`. */
  path: string;
  scope: Scope;
  screen: LazyScreen;
  /** Screens shown inside this one's `<Outlet />`; their paths continue this one's. */
  children?: Omit<ToolRoute, "scope">[];
}

export interface IconProps {
  size?: number | string;
  stroke?: number | string;
  "aria-hidden"?: boolean;
}

export interface NavEntry {
  label: MessageDescriptor;
  /** A shorter word for the phone's tabs. */
  short?: MessageDescriptor;
  icon: ComponentType<IconProps>;
  /** Below the scope, as in `ToolRoute.path`. */
  path: string;
  scope: "account" | "project";
  /** Shown only where the person holds at least read_only in this tool. */
  tool?: string;
  /** Shown only where `me.can` (or the project's `can`) has this. */
  can?: string;
  /** The letter after G. */
  key?: string;
  /** Phones keep four of these in the bottom tabs; the rest is under More. */
  phone?: boolean;
  /** False: in the palette and under More, but not in the rail of wide screens. */
  rail?: boolean;
  order: number;
}

export interface CreateEntry {
  label: MessageDescriptor;
  path: string;
  /** Needs at least standard in this tool, or the permission `create` in it. */
  tool?: string;
  can?: string;
  /** Its form takes what another tool hands over, by `?start=<id>` of `platform/starts`. */
  starts?: boolean;
}

/** A page of the company's administration, or of a project's settings. */
export interface SectionEntry {
  label: MessageDescriptor;
  /** What one does there, in half a sentence. */
  about: MessageDescriptor;
  icon: ComponentType<IconProps>;
  /** Below /company or /projects/$project/settings. */
  path: string;
  scope: "company" | "settings";
  /** As in `NavEntry`. */
  tool?: string;
  can?: string;
  order: number;
}

export interface NotificationsProps {
  onClose: () => void;
}

export interface ItemPanelProps {
  project: string;
  card: string;
}

/** A tab that one tool adds to the item pages of the others: history, links, mails. */
export interface ItemPanel {
  key: string;
  label: MessageDescriptor;
  /** Shown only where the item's `can` has this. */
  needs?: string;
  order: number;
  panel: () => Promise<{ default: ComponentType<ItemPanelProps> }>;
  /** How many things the tab holds: a hook, called on every item page. */
  useCount?: (props: ItemPanelProps) => number | undefined;
}

/** What one tool shows on the item pages of the others, below what the item says of itself, or at the `top`. */
export interface ItemBlock {
  key: string;
  order: number;
  /** edge: at the right edge of the page, whichever of its tabs is open. */
  place?: "top" | "edge";
  block: () => Promise<{ default: ComponentType<ItemPanelProps> }>;
}

export interface ItemButtonProps extends ItemPanelProps {
  /** A part of the item (a response) that the button belongs to. */
  part?: string;
}

/** A button that one tool adds to the items of the others, and to their responses. */
export interface ItemButton {
  key: string;
  order: number;
  button: () => Promise<{ default: ComponentType<ItemButtonProps> }>;
}

/** A kind of thing that others can be linked to: the kind of its cards, and what people call those. */
export interface ThingKind {
  kind: string;
  label: MessageDescriptor;
}

export interface ItemActionProps {
  project: string;
  /** The ids of the chosen things: one from an item's menu, several from a list. */
  cards: readonly string[];
  onClose: () => void;
}

/** Something that one tool can do with the things of the others: in an item's menu, and in the bar of a list. */
export interface ItemAction {
  key: string;
  label: MessageDescriptor;
  /** Its name in the bar of a list; without one it is for a single thing. */
  several?: MessageDescriptor;
  icon: ComponentType<IconProps>;
  order: number;
  dialog: () => Promise<{ default: ComponentType<ItemActionProps> }>;
}

/** A tab beside a person's own settings. */
export interface ProfileEntry {
  label: MessageDescriptor;
  /** Below the root: `me/calendar`. */
  path: string;
  order: number;
}

/** A thing that the palette leads to, beside those that are searched on the server. */
export interface Jump {
  id: string;
  label: string;
  number?: string;
  to: string;
}

/** What is known in this window of the things of a tool, by words that all have to be in their names. */
export type FindJumps = (queries: QueryClient, words: readonly string[]) => Jump[];

export interface ToolModule {
  key: string;
  routes: ToolRoute[];
  nav?: NavEntry[];
  create?: CreateEntry[];
  sections?: SectionEntry[];
  /** A card for the project's front page. */
  home?: LazyScreen;
  /** Tabs on other tools' item pages. */
  panels?: ItemPanel[];
  /** Parts of other tools' item pages. */
  blocks?: ItemBlock[];
  /** Buttons of other tools' items. */
  itemButtons?: ItemButton[];
  /** The things of this tool that others can be linked to. */
  things?: ThingKind[];
  /** What can be done with the things of any tool. */
  itemActions?: ItemAction[];
  /** Tabs of a person's own settings. */
  profile?: ProfileEntry[];
  /** Things of this tool that the palette leads to. */
  jumps?: { label: MessageDescriptor; find: () => Promise<{ default: FindJumps }> };
  /** A button in the bar at the top of every page, loaded after the page. */
  header?: LazyScreen;
  /** The body of the notification drawer. */
  notifications?: () => Promise<{ default: ComponentType<NotificationsProps> }>;
}
