import { msg } from "@lingui/core/macro";
import { IconFolder } from "@tabler/icons-react";
import type { ToolModule } from "@/kernel/tool";

export const documents: ToolModule = {
  key: "documents",
  routes: [{ path: "documents", scope: "project", screen: () => import("./screens/Front") }],
  nav: [
    {
      label: msg`Documents`,
      icon: IconFolder,
      path: "documents",
      scope: "project",
      tool: "documents",
      order: 40,
      key: "d",
      phone: true,
    },
  ],
};
