import { msg } from "@lingui/core/macro";
import { IconMailForward, IconSend } from "@tabler/icons-react";
import type { ToolModule } from "@/kernel/tool";

export const notifications: ToolModule = {
  key: "notifications",
  routes: [
    { path: "notifications", scope: "account", screen: () => import("./screens/Notices") },
    { path: "me/notifications", scope: "account", screen: () => import("./screens/MyNotifications") },
    { path: "mails", scope: "settings", screen: () => import("./screens/MailTypes") },
    { path: "mails/$tool", scope: "settings", screen: () => import("./screens/MailMatrix") },
    {
      path: "outbox",
      scope: "company",
      screen: () => import("./screens/Outbox"),
      children: [{ path: "$mail", screen: () => import("./screens/Mail") }],
    },
  ],
  sections: [
    { label: msg`Mails`, about: msg`Which events of a letter mail whom`, icon: IconMailForward, path: "mails", scope: "settings", can: "configure", order: 70 },
    { label: msg`Outbox`, about: msg`Every mail that Sitepost wrote, and what became of it`, icon: IconSend, path: "outbox", scope: "company", can: "administer", order: 70 },
  ],
  profile: [{ label: msg`Notifications`, path: "me/notifications", order: 40 }],
  notifications: () => import("./screens/Drawer"),
};
