import type { components } from "@/platform/api";
import { http } from "@/platform/http";

type Schemas = components["schemas"];
export type Ledger = Schemas["LedgerBody"];
export type Receipt = Schemas["ReceiptBody"];
export type Mailed = Schemas["MailBody"];
export type Times = Schemas["TimesBody"];

const path = (project: string, card: string) => `/api/projects/${project}/receipts/${card}`;

export const receiptsApi = {
  read: (project: string, card: string, signal?: AbortSignal) => http.get<Ledger>(path(project, card), { signal }),
  acknowledge: (project: string, card: string) => http.post<Ledger>(`${path(project, card)}/acknowledgement`),
};
