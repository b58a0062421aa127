import { msg } from "@lingui/core/macro";
import { IconAddressBook, IconBuildingSkyscraper, IconBuildings, IconCalendar, IconFileText, IconHammer, IconHash, IconMapPin, IconSettings, IconUsers } from "@tabler/icons-react";
import type { ToolModule } from "@/kernel/tool";

export const directory: ToolModule = {
  key: "directory",
  routes: [
    {
      path: "directory",
      scope: "project",
      screen: () => import("./screens/Members"),
      children: [{ path: "$person", screen: () => import("./screens/Member") }],
    },
    { path: "directory/companies", scope: "project", screen: () => import("./screens/MemberCompanies") },
    { path: "directory/groups", scope: "project", screen: () => import("./screens/Groups") },
    { path: "general", scope: "settings", screen: () => import("./screens/ProjectGeneral") },
    { path: "calendar", scope: "settings", screen: () => import("./screens/ProjectCalendar") },
    { path: "locations", scope: "settings", screen: () => import("./screens/Locations") },
    { path: "cost-codes", scope: "settings", screen: () => import("./screens/CostCodes") },
    { path: "spec-sections", scope: "settings", screen: () => import("./screens/SpecSections") },
    {
      path: "people",
      scope: "company",
      screen: () => import("./screens/People"),
      children: [{ path: "$person", screen: () => import("./screens/Person") }],
    },
    { path: "import", scope: "company", screen: () => import("./screens/Import") },
    { path: "companies", scope: "company", screen: () => import("./screens/Companies") },
    { path: "projects", scope: "company", screen: () => import("./screens/Projects") },
    { path: "trades", scope: "company", screen: () => import("./screens/Trades") },
  ],
  things: [{ kind: "directory.spec_section", label: msg`Specification sections` }],
  nav: [{ label: msg`Directory`, icon: IconAddressBook, path: "directory", scope: "project", tool: "directory", order: 70, key: "p", phone: true }],
  sections: [
    { label: msg`General`, about: msg`Name, number and address`, icon: IconSettings, path: "general", scope: "settings", can: "edit_project", order: 10 },
    { label: msg`Working days`, about: msg`Time zone, working days and days off: they decide due dates`, icon: IconCalendar, path: "calendar", scope: "settings", can: "edit_project", order: 20 },
    { label: msg`Locations`, about: msg`The places of the site, one inside the other`, icon: IconMapPin, path: "locations", scope: "settings", can: "edit_project", order: 30 },
    { label: msg`Cost codes`, about: msg`What work is booked on`, icon: IconHash, path: "cost-codes", scope: "settings", can: "edit_project", order: 40 },
    { label: msg`Specification sections`, about: msg`The chapters of the specification`, icon: IconFileText, path: "spec-sections", scope: "settings", can: "edit_project", order: 50 },
    { label: msg`People`, about: msg`Everybody of all projects: sign-in, company, employees`, icon: IconUsers, path: "people", scope: "company", can: "administer", order: 10 },
    { label: msg`Companies`, about: msg`The firms that people work for`, icon: IconBuildings, path: "companies", scope: "company", can: "administer", order: 20 },
    { label: msg`Projects`, about: msg`Open one, close one, join one`, icon: IconBuildingSkyscraper, path: "projects", scope: "company", can: "administer", order: 30 },
    { label: msg`Trades`, about: msg`Concrete, steel, façade: the same list in every project`, icon: IconHammer, path: "trades", scope: "company", can: "administer", order: 60 },
  ],
};
