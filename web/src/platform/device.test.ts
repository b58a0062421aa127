import { beforeEach, describe, expect, it, vi } from "vitest";
import { belongsTo } from "./device";

const held = vi.hoisted(() => ({ stored: new Map<string, string>(), shown: [] as string[], isWoken: false, cannot: false, dropped: 0 }));

vi.mock("./local", () => {
  const table = { dropAll: () => Promise.resolve(void held.dropped++) };
  return { drafts: table, unsent: table, pages: table };
});

const storage = {
  getItem: (key: string) => held.stored.get(key) ?? null,
  setItem: (key: string, value: string) => held.stored.set(key, value),
  removeItem: (key: string) => held.stored.delete(key),
};
vi.stubGlobal("localStorage", new Proxy(storage, { ownKeys: () => [...held.stored.keys()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) }));
vi.stubGlobal("PushManager", class {});
vi.stubGlobal("Notification", class {});
vi.stubGlobal("navigator", {
  serviceWorker: {
    getRegistration: () =>
      Promise.resolve({
        getNotifications: () => Promise.resolve(held.shown.map((title) => ({ title, close: () => (held.shown = held.shown.filter((one) => one !== title)) }))),
        pushManager: { getSubscription: () => Promise.resolve(held.isWoken ? { unsubscribe: () => (held.cannot ? Promise.reject(new Error("no line")) : Promise.resolve((held.isWoken = false))) } : null) },
      }),
  },
});

beforeEach(() => {
  held.stored.clear();
  Object.assign(held, { shown: ["Dana Ortiz", "Maya Chen"], isWoken: true, cannot: false, dropped: 0 });
  held.stored.set("sitepost.person", "ana");
});

describe("a device that is somebody else's now", () => {
  it("shows nothing of what was pushed, and is woken no longer", async () => {
    await belongsTo("ben");
    expect([held.shown, held.isWoken, held.dropped]).toEqual([[], false, 3]);
  });

  it("is theirs also where the push service does not answer", async () => {
    held.cannot = true;
    await belongsTo("ben");
    expect([held.shown, held.stored.get("sitepost.person")]).toEqual([[], "ben"]);
  });

  it("is left alone while it is the same person's", async () => {
    await belongsTo("ana");
    expect([held.shown.length, held.isWoken, held.dropped]).toEqual([2, true, 0]);
  });
});
