import { describe, expect, it } from "vitest";
import { AS_BROWSER, languageOf } from "./language";

describe("the language that is spoken", () => {
  it("is the one that was chosen", () => expect(languageOf("en", ["de-DE"])).toBe("en"));
  it("is else the first of ours that the browser asks for", () => {
    expect(languageOf(AS_BROWSER, ["fr-CH", "de-CH", "en"])).toBe("de");
    expect(languageOf(AS_BROWSER, ["EN-us", "de"])).toBe("en");
  });
  it("is English where the browser asks for none of ours", () => {
    expect(languageOf(AS_BROWSER, ["fr", "den"])).toBe("en");
    expect(languageOf("xx", [])).toBe("en");
  });
});
