// A check that looked at nothing has failed: the count of modules is asserted.
import { execFileSync } from "node:child_process";

const LEAST = 80;
const cruise = "node_modules/dependency-cruiser/bin/dependency-cruise.mjs";

function run(format) {
  try {
    return execFileSync(process.execPath, [cruise, "src", "--config", ".dependency-cruiser.cjs", "--output-type", format], {
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (failure) {
    return failure.stdout;
  }
}

const report = JSON.parse(run("json"));
const own = report.modules.filter((module) => module.source.startsWith("src/")).length;
for (const { rule, from, to } of report.summary.violations) console.error(`${rule.severity} ${rule.name}: ${from} → ${to}`);
console.log(`${own} modules of our own looked at, ${report.summary.violations.length} violations`);
if (own < LEAST) {
  console.error(`expected at least ${LEAST} modules`);
  process.exit(1);
}
process.exit(report.summary.error > 0 ? 1 : 0);
