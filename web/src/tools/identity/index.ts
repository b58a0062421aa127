import type { ToolModule } from "@/kernel/tool";

export const identity: ToolModule = {
  key: "identity",
  routes: [
    { path: "sign-in", scope: "open", screen: () => import("./screens/SignIn") },
    { path: "forgotten-password", scope: "open", screen: () => import("./screens/Forgotten") },
    { path: "password-resets/$token", scope: "open", screen: () => import("./screens/Reset") },
    { path: "invitations/$token", scope: "open", screen: () => import("./screens/Invitation") },
    { path: "setup", scope: "open", screen: () => import("./screens/Setup") },
    { path: "me", scope: "account", screen: () => import("./screens/Me") },
    { path: "me/security", scope: "account", screen: () => import("./screens/Security") },
    { path: "me/tokens", scope: "account", screen: () => import("./screens/Tokens") },
  ],
};
