import type { Dexie, EntityTable } from "dexie";

export interface KeptDraft {
  key: string;
  value: unknown;
  at: number;
}

/** Something that was read; `used` orders what is forgotten first, `mark` says how new it is without reading it. */
export interface KeptPage extends KeptDraft {
  used: number;
  mark: number;
}

type LocalBase = Dexie & { drafts: EntityTable<KeptDraft, "key">; unsent: EntityTable<KeptDraft, "key">; pages: EntityTable<KeptPage, "key"> };

let base: Promise<LocalBase> | undefined;

/** The browser's own database, opened when first needed. */
export function local(): Promise<LocalBase> {
  base ??= import("dexie").then(({ Dexie }) => {
    const opened = new Dexie("sitepost") as LocalBase; // tables are declared on the next lines
    opened.version(1).stores({ drafts: "key, at" });
    opened.version(2).stores({ drafts: "key, at", unsent: "key, at" });
    // eslint-disable-next-line lingui/no-unlocalized-strings -- names of indexes
    opened.version(3).stores({ pages: "key, used, [key+mark]" });
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

/** What was read, for when the line is away; `platform/reading` says whose it is. */
export const pages = {
  find: async (key: string): Promise<KeptPage | undefined> => (await local()).pages.get(key),
  keep: async (page: KeptPage): Promise<void> => void (await (await local()).pages.put(page)),
  touch: async (key: string, used: number): Promise<void> => void (await (await local()).pages.update(key, { used })),
  drop: async (keys: readonly string[]): Promise<void> => (await local()).pages.bulkDelete([...keys]),
  dropAll: async (): Promise<void> => (await local()).pages.clear(),
  /** The mark of each whose key begins so. */
  marks: async (prefix: string): Promise<Map<string, number>> => {
    const after = prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
    const found = (await (await local()).pages.where("[key+mark]").between([prefix], [after]).keys()) as unknown as [string, number][]; // the parts of the index
    return new Map(found);
  },
  /** Keys that begin so, those last used long ago first. */
  oldest: async (prefix: string): Promise<string[]> => (await (await local()).pages.orderBy("used").primaryKeys()).filter((key) => key.startsWith(prefix)),
};
