import { describe, expect, it } from "vitest";
import { addWorkdays, workdaysBetween, type WorkCalendar } from "./workdays";

const site: WorkCalendar = { working_days: [0, 1, 2, 3, 4], holidays: [{ on: "2026-12-25" }] };
const always: WorkCalendar = { working_days: [], holidays: [] };

describe("addWorkdays", () => {
  it.each([
    ["2026-11-20", 1, "2026-11-23"], // Friday to Monday
    ["2026-11-21", 0, "2026-11-23"], // nothing from a Saturday: the next working day
    ["2026-11-23", 0, "2026-11-23"],
    ["2026-12-24", 1, "2026-12-28"], // Christmas and a weekend
    ["2026-11-23", 10, "2026-12-07"],
  ])("%s and %i working days is %s", (start, days, end) => {
    expect(addWorkdays(start, days, site)).toBe(end);
  });

  it("counts every day where nobody said when the site works", () => {
    expect(addWorkdays("2026-11-20", 3, always)).toBe("2026-11-23");
  });
});

describe("workdaysBetween", () => {
  it.each([
    ["2026-11-20", "2026-11-23", 1],
    ["2026-11-21", "2026-11-20", 0], // late by a Saturday only
    ["2026-11-25", "2026-11-20", -3],
    ["2026-12-24", "2026-12-28", 1],
  ])("%s to %s is %i", (start, end, days) => {
    expect(workdaysBetween(start, end, site)).toBe(days);
  });
});
