import type { ToolModule } from "@/kernel/tool";
import { agenda } from "@/tools/agenda";
import { audit } from "@/tools/audit";
import { clocks } from "@/tools/clocks";
import { codes } from "@/tools/codes";
import { conversations } from "@/tools/conversations";
import { correspondence } from "@/tools/correspondence";
import { directory } from "@/tools/directory";
import { documents } from "@/tools/documents";
import { emails } from "@/tools/emails";
import { exports } from "@/tools/exports";
import { identity } from "@/tools/identity";
import { links } from "@/tools/links";
import { notifications } from "@/tools/notifications";
import { permissions } from "@/tools/permissions";
import { receipts } from "@/tools/receipts";
import { search } from "@/tools/search";

/** The one list of tools. A tool that is not here does not exist. */
export const TOOLS: readonly ToolModule[] = [
  correspondence,
  conversations,
  documents,
  directory,
  permissions,
  notifications,
  emails,
  search,
  codes,
  links,
  agenda,
  clocks,
  receipts,
  exports,
  audit,
  identity,
];
