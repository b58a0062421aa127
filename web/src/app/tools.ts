import type { ToolModule } from "@/kernel/tool";
import { agenda } from "@/tools/agenda";
import { audit } from "@/tools/audit";
import { codes } from "@/tools/codes";
import { correspondence } from "@/tools/correspondence";
import { directory } from "@/tools/directory";
import { documents } from "@/tools/documents";
import { identity } from "@/tools/identity";
import { notifications } from "@/tools/notifications";
import { permissions } from "@/tools/permissions";
import { search } from "@/tools/search";

/** The one list of tools. A tool that is not here does not exist. */
export const TOOLS: readonly ToolModule[] = [
  correspondence,
  documents,
  directory,
  permissions,
  notifications,
  search,
  codes,
  agenda,
  audit,
  identity,
];
