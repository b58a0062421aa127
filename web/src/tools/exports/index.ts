import { msg } from "@lingui/core/macro";
import { IconFileExport, IconPackageExport } from "@tabler/icons-react";
import type { ToolModule } from "@/kernel/tool";

export const exports: ToolModule = {
  key: "exports",
  routes: [{ path: "exports", scope: "project", screen: () => import("./screens/Exports") }],
  nav: [{ label: msg`Exports`, icon: IconPackageExport, path: "exports", scope: "project", tool: "correspondence", order: 80, rail: false }],
  itemActions: [{ key: "export", label: msg`PDF and ZIP…`, icon: IconFileExport, order: 5, dialog: () => import("./parts/PrintDialog") }],
};
