import { msg } from "@lingui/core/macro";
import { IconRobot, IconShieldLock } from "@tabler/icons-react";
import type { ToolModule } from "@/kernel/tool";

export const identity: ToolModule = {
  key: "identity",
  routes: [
    { path: "sign-in", scope: "open", screen: () => import("./screens/SignIn") },
    { path: "sign-in/return", scope: "open", screen: () => import("./screens/Returned") },
    { path: "forgotten-password", scope: "open", screen: () => import("./screens/Forgotten") },
    { path: "password-resets/$token", scope: "open", screen: () => import("./screens/Reset") },
    { path: "invitations/$token", scope: "open", screen: () => import("./screens/Invitation") },
    { path: "setup", scope: "open", screen: () => import("./screens/Setup") },
    { path: "me", scope: "account", screen: () => import("./screens/Me") },
    { path: "me/security", scope: "account", screen: () => import("./screens/Security") },
    { path: "me/tokens", scope: "account", screen: () => import("./screens/Tokens") },
    { path: "second-factor", scope: "account", screen: () => import("./screens/SecondFactor") },
    { path: "sign-in", scope: "company", screen: () => import("./screens/CompanySignIn") },
    { path: "service-accounts", scope: "company", screen: () => import("./screens/ServiceAccounts") },
  ],
  sections: [
    { label: msg`Sign-in`, about: msg`The second factor, and the company's own sign-in`, icon: IconShieldLock, path: "sign-in", scope: "company", can: "administer", order: 50 },
    { label: msg`Service accounts`, about: msg`Programs that read and write by themselves`, icon: IconRobot, path: "service-accounts", scope: "company", can: "administer", order: 55 },
  ],
  profile: [
    { label: msg`Profile`, path: "me", order: 10 },
    { label: msg`Password and sessions`, path: "me/security", order: 20 },
    { label: msg`API tokens`, path: "me/tokens", order: 30 },
  ],
};
