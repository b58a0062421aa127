import { describe, expect, it } from "vitest";
import { dayBefore } from "./today";

describe("the day before", () => {
  it.each([
    ["2026-11-22", "2026-11-21"],
    ["2026-03-01", "2026-02-28"],
    ["2028-03-01", "2028-02-29"],
    ["2026-01-01", "2025-12-31"],
    ["2026-03-30", "2026-03-29"],
  ])("%s is %s", (day, before) => expect(dayBefore(day)).toBe(before));
});
