import { msg } from "@lingui/core/macro";
import type { ToolModule } from "@/kernel/tool";
import { useRelatedCount } from "./state";

export const links: ToolModule = {
  key: "links",
  routes: [],
  panels: [{ key: "related", label: msg`Related items`, order: 20, useCount: useRelatedCount, panel: () => import("./parts/RelatedItems") }],
  blocks: [{ key: "links", order: 10, block: () => import("./parts/LinksBlock") }],
  itemButtons: [{ key: "link", order: 10, button: () => import("./parts/LinkMenu") }],
};
