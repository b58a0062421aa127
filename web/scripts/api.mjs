// Types of the server's interface, out of the document that `sitepost openapi` writes to openapi.json.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const target = "src/platform/api.d.ts";
const source = new URL("../openapi.json", import.meta.url);
const next = `/* eslint-disable */\n${astToString(await openapiTS(JSON.parse(await readFile(source, "utf8")), { defaultNonNullable: false }))}`;

if (process.argv.includes("--check")) {
  const kept = await readFile(target, "utf8").catch(() => "");
  if (kept !== next) {
    console.error(`${target} is behind openapi.json: run npm run api`);
    process.exit(1);
  }
} else {
  await writeFile(target, next);
  console.log(`${target} written`);
}
