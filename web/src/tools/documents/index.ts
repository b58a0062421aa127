import type { ToolModule } from "@/kernel/tool";

/** Files are attached, shown and saved where they belong; folders will come here. */
export const documents: ToolModule = { key: "documents", routes: [] };
