import { msg } from "@lingui/core/macro";
import { IconCalendarDue, IconChecklist } from "@tabler/icons-react";
import type { ToolModule } from "@/kernel/tool";

export const agenda: ToolModule = {
  key: "agenda",
  routes: [
    { path: "agenda", scope: "account", screen: () => import("./screens/MyItems") },
    { path: "calendar", scope: "account", screen: () => import("./screens/Calendar") },
    { path: "calendar", scope: "project", screen: () => import("./screens/Calendar") },
    { path: "me/calendar", scope: "account", screen: () => import("./screens/FeedLinks") },
  ],
  nav: [
    { label: msg`My open items`, icon: IconChecklist, path: "agenda", scope: "account", order: 20, key: "m" },
    { label: msg`Calendar`, icon: IconCalendarDue, path: "calendar", scope: "project", order: 60, key: "d" },
  ],
  profile: [{ label: msg`Calendar links`, path: "me/calendar", order: 60 }],
};
