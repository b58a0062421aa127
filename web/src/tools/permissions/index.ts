import { msg } from "@lingui/core/macro";
import { IconShieldCheck, IconShieldHalf } from "@tabler/icons-react";
import type { ToolModule } from "@/kernel/tool";

export const permissions: ToolModule = {
  key: "permissions",
  routes: [
    { path: "permissions", scope: "project", screen: () => import("./screens/Table") },
    { path: "permissions/$person", scope: "project", screen: () => import("./screens/Person") },
    { path: "permission-templates", scope: "company", screen: () => import("./screens/Templates") },
    { path: "permission-templates/$template", scope: "company", screen: () => import("./screens/Template") },
  ],
  nav: [{ label: msg`Permissions`, icon: IconShieldCheck, path: "permissions", scope: "project", can: "edit_directory", order: 80 }],
  sections: [{ label: msg`Permission templates`, about: msg`What a subcontractor, an architect, a project manager may do`, icon: IconShieldHalf, path: "permission-templates", scope: "company", can: "administer", order: 40 }],
};
