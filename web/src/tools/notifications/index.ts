import type { ToolModule } from "@/kernel/tool";

export const notifications: ToolModule = {
  key: "notifications",
  routes: [],
  notifications: () => import("./screens/Drawer"),
};
