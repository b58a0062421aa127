import { msg } from "@lingui/core/macro";
import { IconMail, IconMailCog, IconMailOpened } from "@tabler/icons-react";
import type { ToolModule } from "@/kernel/tool";

export const correspondence: ToolModule = {
  key: "correspondence",
  routes: [
    {
      path: "correspondence",
      scope: "project",
      screen: () => import("./screens/Register"),
      children: [
        { path: "$item", screen: () => import("./screens/Letter") },
        { path: "$item/edit", screen: () => import("./screens/EditLetter") },
      ],
    },
    { path: "correspondence/new", scope: "project", screen: () => import("./screens/ChooseType") },
    { path: "correspondence/new/$type", scope: "project", screen: () => import("./screens/NewLetter") },
    { path: "letters", scope: "settings", screen: () => import("./screens/admin/SettingsTypes") },
    { path: "letters/$type", scope: "settings", screen: () => import("./screens/admin/TypeSettings") },
    { path: "correspondence-types", scope: "company", screen: () => import("./screens/admin/Types") },
    { path: "correspondence-types/new", scope: "company", screen: () => import("./screens/admin/AddTypes") },
    { path: "correspondence-types/custom-fields", scope: "company", screen: () => import("./screens/admin/CustomFields") },
    { path: "correspondence-types/$type", scope: "company", screen: () => import("./screens/admin/Type") },
    { path: "correspondence-types/$type/fieldsets", scope: "company", screen: () => import("./screens/admin/TypeFieldsets") },
    { path: "correspondence-types/$type/fieldsets/$fieldset", scope: "company", screen: () => import("./screens/admin/Fieldset") },
    { path: "correspondence-types/$type/statuses", scope: "company", screen: () => import("./screens/admin/TypeStatuses") },
  ],
  nav: [{ label: msg`Correspondence`, short: msg`Items`, icon: IconMail, path: "correspondence", scope: "project", tool: "correspondence", order: 10, key: "i", phone: true }],
  create: [{ label: msg`Correspondence item`, path: "correspondence/new", tool: "correspondence", starts: true }],
  sections: [
    { label: msg`Letters`, about: msg`Due dates, text and distribution that new letters begin with`, icon: IconMailOpened, path: "letters", scope: "settings", can: "configure", order: 60 },
    { label: msg`Correspondence types`, about: msg`Which letters the company writes, what their forms ask, their statuses`, icon: IconMailCog, path: "correspondence-types", scope: "company", can: "administer", order: 50 },
  ],
  things: [{ kind: "correspondence.item", label: msg`Correspondence` }],
  panels: [{ key: "revisions", label: msg`Revisions`, needs: "see_revisions", order: 40, panel: () => import("./parts/item/Revisions") }],
  home: () => import("./parts/home/HomeCard"),
};
