import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { describe, expect, it } from "vitest";

const CODE = readFileSync(new URL("../../public/sw.js", import.meta.url), "utf8");
const page = (version: string) => new Response(`<script src="/assets/${version}.js"></script>`, { headers: { "content-type": "text/html" } });
const pathOf = (asked: string | { url: string }) => (typeof asked === "string" ? asked : new URL(asked.url).pathname);

/** The worker with a browser's caches around it, and a server that has one version at a time. */
function browser() {
  const all = new Map<string, Map<string, Response>>();
  const heard = new Map<string, (event: object) => void>();
  const server = { version: "one" };
  const said = (path: string) => (path === "/" ? page(server.version) : new Response(path));
  const cacheOf = (name: string) => {
    const files = all.get(name) ?? new Map<string, Response>();
    all.set(name, files);
    return {
      match: (asked: string) => Promise.resolve(files.get(pathOf(asked))?.clone()),
      put: (asked: string, response: Response) => Promise.resolve(void files.set(pathOf(asked), response)),
      add: (path: string) => Promise.resolve(void files.set(path, said(path))),
      addAll: (paths: string[]) => Promise.resolve(paths.forEach((path) => files.set(path, said(path)))),
    };
  };
  const caches = {
    open: (name: string) => Promise.resolve(cacheOf(name)),
    keys: () => Promise.resolve([...all.keys()]),
    delete: (name: string) => Promise.resolve(all.delete(name)),
    match: (asked: { url: string }) => Promise.resolve([...all.values()].map((files) => files.get(pathOf(asked))).find(Boolean)?.clone()),
  };
  const line = { isCut: false };
  const fetch = (asked: string | { url: string }) => (line.isCut ? Promise.reject(new Error("no line")) : Promise.resolve(said(pathOf(asked))));
  const self = { addEventListener: (type: string, hear: (event: object) => void) => heard.set(type, hear), location: { origin: "https://s.example" } };
  runInContext(CODE, createContext({ self, caches, fetch, navigator: { userAgent: "" }, crypto, TextEncoder, URL, Response, setTimeout, clearTimeout }));
  /** What a window gets there, once all that follows from it is done. */
  const open = async (path: string, mode = "navigate") => {
    const waits: Promise<unknown>[] = [];
    let answer: Promise<Response> | undefined;
    heard.get("fetch")?.({ request: { url: `https://s.example${path}`, method: "GET", mode }, respondWith: (given: Promise<Response>) => (answer = given), waitUntil: (one: Promise<unknown>) => waits.push(one) });
    const text = await (await answer)?.text();
    await Promise.all(waits);
    return text;
  };
  const visit = async (version: string) => {
    Object.assign(server, { version });
    await open("/");
  };
  return { open, visit, line, shells: () => [...all.keys()].filter((name) => name.startsWith("sitepost-shell-")).length };
}

describe("the pages that the worker keeps", () => {
  it("are the last two versions, so that a window finds the files of the one before", async () => {
    const { open, visit, line, shells } = browser();
    for (const version of ["one", "two"]) await visit(version);
    line.isCut = true;
    expect([shells(), await open("/assets/one.js", "cors")]).toEqual([2, "/assets/one.js"]);
    line.isCut = false;
    await visit("three");
    line.isCut = true;
    expect(shells()).toBe(2);
    await expect(open("/assets/one.js", "cors")).rejects.toThrow();
  });

  it("begin with the one that came last, also where an older one came back", async () => {
    const { open, visit, line } = browser();
    for (const version of ["one", "two", "one"]) await visit(version);
    line.isCut = true;
    expect(await open("/conversations")).toContain("one.js");
  });
});
