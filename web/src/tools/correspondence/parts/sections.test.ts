import { describe, expect, it } from "vitest";
import type { TypeHere } from "../api";
import { FACT_FIELDS, sectionsOf } from "./sections";

const form = (sections: { name: string; fields: string[] }[], hidden: string[] = []): Pick<TypeHere, "fieldset"> => ({
  fieldset: {
    id: "f",
    name: "Default",
    fields: sections.flatMap((section) => section.fields).map((key) => ({ key, label: key, rule: hidden.includes(key) ? "hidden" : "optional", section: "", allowed: [], movable: true })),
    sections: sections.map((section) => ({ description: "", custom: [], ...section })),
    custom_fields: [],
  },
});

describe("sections of a form", () => {
  it("keep their order and that of their fields", () => {
    const [first, money] = sectionsOf(form([{ name: "", fields: ["due_on", "assignees"] }, { name: "Money", fields: ["cost_impact", "cost_code"] }]));
    expect(first?.fields).toEqual(["due_on", "assignees"]);
    expect([money?.name, money?.fields]).toEqual(["Money", ["cost_impact", "cost_code"]]);
  });

  it("leave out what is hidden, and sections that hold nothing else", () => {
    const shown = sectionsOf(form([{ name: "", fields: ["due_on"] }, { name: "Money", fields: ["cost_code"] }, { name: "Place", fields: ["location", "trades"] }], ["cost_code", "trades"]));
    expect(shown.map((section) => [section.name, section.fields])).toEqual([["", ["due_on"]], ["Place", ["location"]]]);
  });

  it("keep the beginning of the form even where nothing stands in it, for number and dates", () => {
    expect(sectionsOf(form([{ name: "", fields: [] }, { name: "Money", fields: ["cost_code"] }])).map((section) => section.name)).toEqual(["", "Money"]);
  });

  it("leave out fields that have no values yet", () => {
    expect(sectionsOf(form([{ name: "", fields: ["sub_job", "schedule_tasks", "location"] }]))[0]?.fields).toEqual(["location"]);
  });

  it("are the whole form in its old order where the fieldset was taken away", () => {
    expect(sectionsOf({ fieldset: null })).toEqual([{ name: "", description: "", fields: FACT_FIELDS, custom: [] }]);
  });
});
