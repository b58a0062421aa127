import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isQuiet } from "./quiet";

interface Case {
  name: string;
  quiet: { time_zone: string; begins: string | null; ends: string | null; days: number[] };
  zone?: string;
  at: string;
  is: boolean;
}

const cases = JSON.parse(readFileSync(new URL("../../../tests/conversations/golden/quiet.json", import.meta.url), "utf8")) as Case[]; // the server's tests run the same

describe("quiet times", () => {
  it.each(cases)("$name", ({ quiet: { time_zone, begins, ends, days }, zone = "UTC", at, is }) => {
    expect(isQuiet({ time_zone, quiet_from: begins, quiet_to: ends, quiet_days: days }, new Date(at), zone)).toBe(is);
  });
  it("nobody who chose nothing is left alone", () => expect(isQuiet(undefined, new Date(), "UTC")).toBe(false));
});
