import { describe, expect, it } from "vitest";
import { activeFilters, endsOf, filterQuery, fromAddress, isChosen, isFigure, spanOf, tidy, toAddress, without } from "./chosen";

const LONG = "delay ".repeat(60);

describe("what the list is narrowed to", () => {
  it("holds no more words than the server takes, from the address or kept", () => {
    for (const chosen of [fromAddress({ q: LONG }), tidy({ q: [LONG] })]) expect(chosen.q?.[0]).toHaveLength(200);
    expect(filterQuery(tidy({ q: ["🏗".repeat(300)] })).q).toBe("🏗".repeat(200));
  });

  it("has no empty filters", () => expect(tidy({ q: [""], type: [] })).toEqual({}));

  it("goes into the address and comes back", () => {
    const chosen = { q: ["crane"], overdue: ["false"], private: ["true"], location: ["a", "b"], location_within: ["false"], sort: ["-due_on"] };
    const address = toAddress(chosen);
    expect([address.overdue, address.private, address.location]).toEqual([false, true, "a,b"]);
    expect(fromAddress(address)).toEqual(chosen);
  });

  it("asks the server for one yes or no, and for places alone only where there are places", () => {
    expect(filterQuery({ overdue: ["false"], location_within: ["false"] })).toEqual({ overdue: "false" });
    expect(filterQuery({ location: ["a"], location_within: ["false"] })).toEqual({ location: ["a"], location_within: "false" });
  });

  it("counts places alone as one filter, and takes both away together", () => {
    const chosen = { location: ["a"], location_within: ["false"], due_from: ["2026-11-01"] };
    expect(activeFilters(chosen)).toEqual(["location", "due"]);
    expect(without(chosen, "location")).toEqual({ due_from: ["2026-11-01"] });
  });

  it("keeps what custom fields are to hold as one filter", () => {
    const chosen = { custom_field: ["a:x", "b:true"] };
    expect(fromAddress(toAddress(chosen))).toEqual(chosen);
    expect([activeFilters(chosen), filterQuery(chosen), without(chosen, "custom_field")]).toEqual([["custom_field"], chosen, {}]);
  });

  it("carries texts with commas and spans of days and numbers in the address", () => {
    const chosen = { custom_field: ["a:east, 100% done", "b:2026-01-01..", "c:..12.5"] };
    expect(fromAddress(toAddress(chosen))).toEqual(chosen);
    expect([endsOf("2026-01-01.."), endsOf("..12.5"), endsOf("7"), endsOf("")]).toEqual([["2026-01-01", ""], ["", "12.5"], ["7", "7"], ["", ""]]);
    expect([spanOf("1", ""), spanOf("", "2"), spanOf("", "")]).toEqual(["1..", "..2", ""]);
    expect(["12.5", "-3", "1e5", "abc", "1."].map(isFigure)).toEqual([true, true, false, false, false]);
  });

  it("knows what was kept from anything else", () => {
    expect([isChosen({ q: ["a"] }), isChosen({ q: "a" }), isChosen(null)]).toEqual([true, false, false]);
  });
});
