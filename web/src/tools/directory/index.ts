import { msg } from "@lingui/core/macro";
import { IconAddressBook } from "@tabler/icons-react";
import type { ToolModule } from "@/kernel/tool";

export const directory: ToolModule = {
  key: "directory",
  routes: [{ path: "directory", scope: "project", screen: () => import("./screens/Front") }],
  nav: [
    {
      label: msg`Directory`,
      icon: IconAddressBook,
      path: "directory",
      scope: "project",
      tool: "directory",
      order: 70,
      key: "p",
      phone: true,
    },
  ],
};
