import { msg } from "@lingui/core/macro";
import { IconHourglass } from "@tabler/icons-react";
import type { ToolModule } from "@/kernel/tool";

export const clocks: ToolModule = {
  key: "clocks",
  routes: [
    { path: "clocks", scope: "company", screen: () => import("./screens/CompanyTypes") },
    { path: "clocks/$type", scope: "company", screen: () => import("./screens/CompanyRules") },
    { path: "clocks", scope: "settings", screen: () => import("./screens/ProjectTypes") },
    { path: "clocks/$type", scope: "settings", screen: () => import("./screens/ProjectRules") },
  ],
  sections: [
    { label: msg`Contract clocks`, about: msg`Periods that this project's contract gives to answer, and what silence means`, icon: IconHourglass, path: "clocks", scope: "settings", can: "configure", order: 65 },
    { label: msg`Contract clocks`, about: msg`Periods that contracts give to answer, type by type, after NEC4, FIDIC or your own`, icon: IconHourglass, path: "clocks", scope: "company", can: "administer", order: 60 },
  ],
  blocks: [{ key: "clocks", order: 10, place: "top", block: () => import("./parts/ItemClocks") }],
};
