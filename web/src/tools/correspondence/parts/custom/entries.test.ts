import { describe, expect, it } from "vitest";
import { entriesOf, type Entry, fitted, isEmptyEntry, sentEntry, siteMoment } from "./entries";
import type { CustomField } from "./kinds";

const field = (kind: CustomField["kind"], id: string = kind): CustomField => ({ id, key: `custom_field_${id}`, name: id, kind, hint: "", text: null, options: [], archived: false });
const ana = { id: "ana", name: "Ana Lind" };

describe("what a form holds in a custom field", () => {
  it.each<[Entry["kind"], Entry["value"], unknown]>([
    ["text", " ", null],
    ["text", "61.3", "61.3"],
    ["number", "12.5", "12.5"],
    ["date", "", null],
    ["datetime", "2026-07-01T10:30", "2026-07-01T10:30"],
    ["checkbox", false, false],
    ["single_select", ["a"], "a"],
    ["multi_select", ["a", "b"], ["a", "b"]],
    ["multi_select", [], null],
    ["person", [ana], "ana"],
    ["people", [ana], ["ana"]],
    ["files", [{ id: "f", name: "a.pdf", size: 1, media_type: "application/pdf" }], ["f"]],
    ["rich_text", { type: "doc", content: [] }, null],
  ])("%s is sent as the server takes it", (kind, value, sent) => {
    const entry = { kind, label: "", value };
    expect(sentEntry(entry)).toEqual(sent);
    expect(isEmptyEntry(entry)).toBe(sent === null || sent === false);
  });

  it("is read from an item, moments on the clock of the site", () => {
    const item = { people: {}, custom_files: {}, custom_fields: { custom_field_datetime: "2026-07-01T09:30:00Z", custom_field_location: "l3" } };
    const entries = entriesOf([field("datetime"), field("location"), field("text"), field("read_only"), { ...field("number"), archived: true }], item, "Europe/London");
    expect(Object.entries(entries).map(([name, entry]) => [name, entry.value])).toEqual([["custom_field_datetime", "2026-07-01T10:30"], ["custom_field_location", ["l3"]], ["custom_field_text", ""]]);
  });

  it("stays in a kept draft where the form still has the field", () => {
    const blanks: Record<string, unknown> = { subject: "", ...entriesOf([field("text"), field("date")], undefined, "UTC") };
    const kept = { subject: "Wind", custom_field_text: { kind: "text", label: "old", value: "61.3", pending: 2 }, custom_field_gone: { kind: "text", label: "", value: "x" } };
    expect(fitted(kept, blanks)).toEqual({ subject: "Wind", custom_field_text: { kind: "text", label: "text", value: "61.3" }, custom_field_date: blanks.custom_field_date });
  });
});

describe("the clock of the site", () => {
  it.each([
    ["2026-01-01T00:30:00Z", "America/New_York", "2025-12-31T19:30"],
    ["2026-07-01T23:59:00Z", "UTC", "2026-07-01T23:59"],
    ["2026-07-01T22:00:00Z", "Europe/Berlin", "2026-07-02T00:00"],
  ])("shows %s in %s as %s", (at, zone, shown) => expect(siteMoment(at, zone)).toBe(shown));
});
