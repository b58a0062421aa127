import { msg } from "@lingui/core/macro";
import { IconShieldCheck } from "@tabler/icons-react";
import type { ToolModule } from "@/kernel/tool";

export const permissions: ToolModule = {
  key: "permissions",
  routes: [{ path: "permissions", scope: "project", screen: () => import("./screens/Front") }],
  nav: [
    {
      label: msg`Permissions`,
      icon: IconShieldCheck,
      path: "permissions",
      scope: "project",
      tool: "permissions",
      order: 80,
    },
  ],
};
