import { msg } from "@lingui/core/macro";
import { IconHistory } from "@tabler/icons-react";
import type { ToolModule } from "@/kernel/tool";

export const audit: ToolModule = {
  key: "audit",
  routes: [{ path: "audit", scope: "project", screen: () => import("./screens/Front") }],
  nav: [
    {
      label: msg`Audit record`,
      icon: IconHistory,
      path: "audit",
      scope: "project",
      tool: "audit",
      order: 90,
    },
  ],
};
