import { msg } from "@lingui/core/macro";
import type { ToolModule } from "@/kernel/tool";

export const audit: ToolModule = {
  key: "audit",
  routes: [],
  panels: [{ key: "history", label: msg`Change history`, needs: "see_history", order: 50, panel: () => import("./parts/History") }],
};
