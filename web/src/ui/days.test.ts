import { describe, expect, it } from "vitest";
import { fieldDay, isDayInReach, readDay } from "./days";

const TODAY = "2026-11-22";

describe("a typed day", () => {
  it.each([
    ["2026-11-28", "2026-11-28"],
    ["28.11.2026", "2026-11-28"],
    ["28/11/2026", "2026-11-28"],
    ["03/04/2026", "2026-04-03"], // the day stands first
    ["28112026", "2026-11-28"],
    ["28.11.", "2026-11-28"],
    ["28 nov", "2026-11-28"],
    ["28 November 2027", "2027-11-28"],
    ["Nov 28, 2027", "2027-11-28"],
    ["Fri 28 Nov 2026", "2026-11-28"],
    ["1 Sep 2026", "2026-09-01"],
    ["1 Sept 2026", "2026-09-01"],
    ["29.2.2028", "2028-02-29"],
    ["1.1.9999", "9999-01-01"],
  ])("%s is %s", (typed, day) => expect(readDay("en", typed, TODAY)).toBe(day));

  it.each(["", "soon", "28", "31.11.2026", "29.2.2027", "28.13.2026", "28.11.26", "2026-11", "28 Nov 26", "28/11/20264"])("%j is none", (typed) => {
    expect(readDay("en", typed, TODAY)).toBeNull();
  });

  it("is read in the language it is shown in", () => {
    for (const language of ["en", "de", "fr"]) expect(readDay(language, fieldDay(language, "2027-03-05"), TODAY)).toBe("2027-03-05");
  });
});

describe("a day in a field", () => {
  it("has its weekday and its year", () => expect(fieldDay("en", "2026-11-28")).toBe("Sat 28 Nov 2026"));
  it("is empty where there is none", () => expect(fieldDay("en", "")).toBe(""));
  it("lies in this century", () => {
    expect(["0026-11-28", "1999-12-31", "2000-01-01", "2100-12-31", "2101-01-01"].map(isDayInReach)).toEqual([false, false, true, true, false]);
  });
});
