import { msg } from "@lingui/core/macro";
import { IconMail } from "@tabler/icons-react";
import type { ToolModule } from "@/kernel/tool";

export const correspondence: ToolModule = {
  key: "correspondence",
  routes: [
    {
      path: "correspondence",
      scope: "project",
      screen: () => import("./screens/Register"),
      children: [
        { path: "$item", screen: () => import("./screens/Letter") },
        { path: "$item/edit", screen: () => import("./screens/EditLetter") },
      ],
    },
    { path: "correspondence/new", scope: "project", screen: () => import("./screens/ChooseType") },
    { path: "correspondence/new/$type", scope: "project", screen: () => import("./screens/NewLetter") },
  ],
  nav: [{ label: msg`Correspondence`, short: msg`Items`, icon: IconMail, path: "correspondence", scope: "project", tool: "correspondence", order: 10, key: "i", phone: true }],
  create: [{ label: msg`Correspondence item`, path: "correspondence/new", tool: "correspondence" }],
};
