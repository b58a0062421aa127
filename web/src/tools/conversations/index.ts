import { msg } from "@lingui/core/macro";
import { IconMessages } from "@tabler/icons-react";
import type { ToolModule } from "@/kernel/tool";

export const conversations: ToolModule = {
  key: "conversations",
  routes: [
    {
      path: "conversations",
      scope: "account",
      screen: () => import("./screens/Inbox"),
      children: [
        { path: "search", screen: () => import("./screens/Search") },
        { path: "$conversation", screen: () => import("./screens/Open") },
      ],
    },
    { path: "me/conversations", scope: "account", screen: () => import("./screens/Preferences") },
    { path: "conversations", scope: "company", screen: () => import("./screens/Settings") },
    { path: "conversations/groups", scope: "company", screen: () => import("./screens/Orphans") },
    { path: "conversations/records", scope: "company", screen: () => import("./screens/Records") },
  ],
  sections: [{ label: msg`Conversations`, about: msg`Direct messages, groups and talk beside items: on or off, for whom, in which projects`, icon: IconMessages, path: "conversations", scope: "company", can: "administer", order: 65 }],
  jumps: { label: msg`Conversations`, find: () => import("./parts/header/jumps") },
  header: () => import("./parts/header/HeaderButton"),
  profile: [{ label: msg`Conversations`, path: "me/conversations", order: 45 }],
  itemButtons: [{ key: "conversation", order: 20, button: () => import("./parts/item/TalkButton") }],
  blocks: [
    { key: "conversation", order: 10, place: "edge", block: () => import("./parts/item/ItemEdge") },
    { key: "origins", order: 20, block: () => import("./parts/item/Origins") },
  ],
};
