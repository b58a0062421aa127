import { msg } from "@lingui/core/macro";
import type { ToolModule } from "@/kernel/tool";

export const emails: ToolModule = {
  key: "emails",
  routes: [],
  panels: [{ key: "emails", label: msg`Emails`, order: 40, panel: () => import("./parts/Emails") }],
};
