import type { Dexie, EntityTable } from "dexie";

export interface KeptDraft {
  key: string;
  value: unknown;
  at: number;
}

type LocalBase = Dexie & { drafts: EntityTable<KeptDraft, "key">; unsent: EntityTable<KeptDraft, "key"> };

let base: Promise<LocalBase> | undefined;

/** The browser's own database, opened when first needed. */
export function local(): Promise<LocalBase> {
  base ??= import("dexie").then(({ Dexie }) => {
    const opened = new Dexie("sitepost") as LocalBase; // tables are declared on the next lines
    opened.version(1).stores({ drafts: "key, at" });
    opened.version(2).stores({ drafts: "key, at", unsent: "key, at" });
    return opened;
  });
  return base;
}

export const drafts = {
  find: async (key: string): Promise<KeptDraft | undefined> => (await local()).drafts.get(key),
  read: async <T>(key: string): Promise<T | undefined> => (await (await local()).drafts.get(key))?.value as T | undefined,
  keep: async (key: string, value: unknown): Promise<void> => void (await (await local()).drafts.put({ key, value, at: Date.now() })),
  drop: async (key: string): Promise<void> => (await local()).drafts.delete(key),
  dropAll: async (): Promise<void> => (await local()).drafts.clear(),
};

/** What was sent and has not arrived yet, in the order in which it was. */
export const unsent = {
  all: async <T>(): Promise<T[]> => (await (await local()).unsent.orderBy("at").toArray()).map((one) => one.value as T),
  keep: async (key: string, at: number, value: unknown): Promise<void> => void (await (await local()).unsent.put({ key, value, at })),
  drop: async (key: string): Promise<void> => (await local()).unsent.delete(key),
  dropAll: async (): Promise<void> => (await local()).unsent.clear(),
};
