import { describe, expect, it } from "vitest";
import type { Settings } from "./api";
import { bodyOf, fitsMinutes, valuesOf } from "./values";

const SETTINGS: Settings = {
  is_on: true, audience: "any", every_project: false, projects: ["p1"], edit_on: true, edit_audience: "any", edit_seconds: 300, direct_on: true, direct_audience: "employees",
  group_managers: "administrators", items_on: true, items_audience: "any", tools_off: ["documents"], live_followers: true, threads_on: false, receipts_on: true,
  urgent_by: "administrators", missed_mail: "off", missed_pace: "soon", translation: "off", version: 3,
};

describe("the settings of conversations", () => {
  it("come back as they were when nothing was changed", () => {
    const { version, ...rest } = SETTINGS;
    expect(version).toBe(3);
    expect(bodyOf(valuesOf(SETTINGS))).toEqual(rest);
  });

  it("forget ticked projects once every project counts", () => {
    expect(bodyOf({ ...valuesOf(SETTINGS), every_project: true }).projects).toEqual([]);
  });

  it.each([["0", true], ["5", true], ["60", true], ["61", false], ["", false], ["1.5", false], ["-1", false]])("take %s minutes: %s", (text, fits) => {
    expect(fitsMinutes(text)).toBe(fits);
  });
});
