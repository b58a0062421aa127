import { msg } from "@lingui/core/macro";
import type { ToolModule } from "@/kernel/tool";

export const receipts: ToolModule = {
  key: "receipts",
  routes: [],
  panels: [{ key: "receipts", label: msg`Receipts`, needs: "see_receipts", order: 45, panel: () => import("./parts/Ledger") }],
};
