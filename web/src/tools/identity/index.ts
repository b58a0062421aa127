import type { ToolModule } from "@/kernel/tool";

export const identity: ToolModule = {
  key: "identity",
  routes: [
    { path: "sign-in", scope: "open", screen: () => import("./screens/SignIn") },
    { path: "setup", scope: "open", screen: () => import("./screens/Setup") },
    { path: "me", scope: "account", screen: () => import("./screens/Me") },
  ],
};
