// Extracts every message and refuses a catalog that lacks one. With --check nothing may have changed.
import { execFileSync } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { faultsOf } from "./translations.mjs";

const bin = (name) => path.join("node_modules", "@lingui", "cli", "dist", name);
const lingui = (name, ...args) => execFileSync(process.execPath, [bin(name), ...args], { stdio: ["ignore", "inherit", "inherit"] });
const catalogs = async () => {
  const names = (await readdir("src/locales")).filter((name) => name.endsWith(".po")).sort();
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(`src/locales/${name}`, "utf8")])));
};

const before = await catalogs();
lingui("lingui-extract.js", "--clean");
const after = await catalogs();

const bare = (text) => text.replace(/^"POT-Creation-Date.*\n/m, "");
if (process.argv.includes("--check")) {
  const stale = Object.keys(after).filter((name) => bare(before[name] ?? "") !== bare(after[name]));
  if (stale.length > 0) {
    console.error(`behind the source: ${stale.join(", ")}; run npm run i18n`);
    process.exit(1);
  }
}

const source = after["en.po"] ?? "";
const count = (source.match(/^msgid "/gm) ?? []).length - 1;
const LEAST = 100;
if (count < LEAST) {
  console.error(`only ${count} messages found, expected at least ${LEAST}`);
  process.exit(1);
}
const faults = Object.entries(after).flatMap(([name, text]) => (name === "pseudo.po" ? [] : faultsOf(name, text, path.parse(name).name)));
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
console.log(`${count} messages`);
