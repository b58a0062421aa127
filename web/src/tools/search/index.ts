import type { ToolModule } from "@/kernel/tool";

export const search: ToolModule = {
  key: "search",
  routes: [{ path: "search", scope: "project", screen: () => import("./screens/Results") }],
};
