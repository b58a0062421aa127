import { describe, expect, it } from "vitest";
import { dayIn, dueOn } from "./due";

describe("a due date", () => {
  it.each([
    ["2026-11-18", { when: "late", days: 3 }],
    ["2026-11-21", { when: "today" }],
    ["2026-11-22", { when: "tomorrow" }],
    ["2026-12-01", { when: "soon", days: 10 }],
    ["2027-02-21", { when: "later", days: 92 }],
  ])("on %s is %o", (day, due) => expect(dueOn(day, "2026-11-21")).toEqual(due));

  it("counts the project's calendar day, not ours", () => {
    const moment = new Date("2026-11-21T23:30:00Z");
    expect(dayIn("Europe/Berlin", moment)).toBe("2026-11-22");
    expect(dayIn("America/Lima", moment)).toBe("2026-11-21");
  });

  it("does not stumble over the end of summer time", () => expect(dueOn("2026-10-26", "2026-10-24")).toEqual({ when: "soon", days: 2 }));
});
