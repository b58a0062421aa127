import { msg } from "@lingui/core/macro";
import { IconShieldCheck } from "@tabler/icons-react";
import type { ToolModule } from "@/kernel/tool";

export const audit: ToolModule = {
  key: "audit",
  routes: [{ path: "record", scope: "company", screen: () => import("./screens/Record") }],
  sections: [{ label: msg`Record`, about: msg`Whether everything that was written is still as it was written`, icon: IconShieldCheck, path: "record", scope: "company", can: "administer", order: 80 }],
  panels: [{ key: "history", label: msg`Change history`, needs: "see_history", order: 50, panel: () => import("./parts/History") }],
};
