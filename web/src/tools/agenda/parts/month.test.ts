import { describe, expect, it } from "vitest";
import { isDay, isMonth, shift, weeksOf } from "./month";

describe("months", () => {
  it("hold whole weeks from Monday on", () => {
    const weeks = weeksOf("2026-11"); // the first is a Sunday
    expect(weeks).toHaveLength(6);
    expect(weeks[0]).toEqual(["2026-10-26", "2026-10-27", "2026-10-28", "2026-10-29", "2026-10-30", "2026-10-31", "2026-11-01"]);
    expect(weeks.at(-1)?.at(-1)).toBe("2026-12-06");
    expect(weeksOf("2027-02")).toHaveLength(4); // Monday to Sunday, exactly
    expect(weeksOf("2024-02").flat()).toContain("2024-02-29");
  });

  it("follow each other over the years", () => {
    expect(shift("2026-12", 1)).toBe("2027-01");
    expect(shift("2026-01", -1)).toBe("2025-12");
    expect(shift("2026-05", 0)).toBe("2026-05");
  });

  it("never span more than the server shows", () => {
    for (let by = 0; by < 240; by++) expect(weeksOf(shift("2020-01", by)).flat().length).toBeLessThanOrEqual(42);
  });

  it.each(["2026-13", "2026-00", "26-11", "", undefined, 202611, "9999-01"])("are not %s", (value) => expect(isMonth(value)).toBe(false));
  it.each(["2026-02-30", "2026-11", "", undefined, "2026-11-1"])("hold no day such as %s", (value) => expect(isDay(value)).toBe(false));
  it("hold real days", () => expect(isDay("2028-02-29")).toBe(true));
});
