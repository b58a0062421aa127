/** The five looks a status can have. The word beside it is the tool's own. */
export type StatusKind = "draft" | "open" | "done" | "failed" | "late";
