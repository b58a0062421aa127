import type { components } from "@/platform/api";
import { http } from "@/platform/http";

type Schemas = components["schemas"];
export type Entry = Schemas["audit_model_Entry"];
export type Change = Entry["changes"][number];
export type History = Schemas["History"];

export type RecordState = Schemas["RecordBody"];
export type Chain = Schemas["ChainBody"];
export type Verification = Schemas["VerificationBody"];

export const readRecord = (signal?: AbortSignal) => http.get<RecordState>("/api/record", { signal });
export const verifyRecord = () => http.post<Verification>("/api/record/verifications");

export const readHistory = (project: string, card: string, cursor: string, signal?: AbortSignal) =>
  http.get<History>(`/api/projects/${project}/history`, { query: { card, cursor }, signal });
