// The promise of the first load: at most 250 KiB of compressed script.
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const LIMIT = 250 * 1024;
const page = await readFile("dist/index.html", "utf8");
const first = new Set([...page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1]));
const manifest = JSON.parse(await readFile("dist/.vite/manifest.json", "utf8"));
const LOADED_AT_START = [/src\/app\/shell\//];

function addWithImports(key) {
  const chunk = manifest[key];
  if (!chunk || first.has(chunk.file)) return;
  first.add(chunk.file);
  for (const next of chunk.imports ?? []) addWithImports(next);
}
for (const key of Object.keys(manifest)) {
  if (manifest[key].isEntry) (manifest[key].imports ?? []).forEach(addWithImports);
  if (LOADED_AT_START.some((pattern) => pattern.test(key))) addWithImports(key);
}

const sizeOf = async (file) => gzipSync(await readFile(`dist/${file}`), { level: 9 }).length;
const languages = Object.keys(manifest).filter((key) => /src\/locales\/(?!pseudo)[^/]+\.po$/.test(key));
const weights = await Promise.all(languages.map(async (key) => ({ key, size: await sizeOf(manifest[key].file) })));
if (weights.length < 2) throw new Error("each language should be a file of its own");
addWithImports(weights.sort((one, other) => other.size - one.size)[0].key); // of the languages only one is loaded: count the longest

let total = 0;
for (const file of first) {
  const size = await sizeOf(file);
  total += size;
  console.log(`${String(Math.round(size / 102.4) / 10).padStart(8)} KiB  ${file}`);
}
console.log(`${String(Math.round(total / 102.4) / 10).padStart(8)} KiB  first load, compressed`);
if (total > LIMIT || first.size === 0) {
  console.error("first load is over its limit of 250 KiB");
  process.exit(1);
}
