import { describe, expect, it } from "vitest";
import { namesAll, piecesOf, stillMentioned, typedName } from "./text";

const ana = { id: "1", name: "Ana" };
const anaCosta = { id: "2", name: "Ana Costa" };

describe("the words of a message", () => {
  it("know names, the longest first, and addresses without the full stop", () => {
    const pieces = piecesOf("@Ana Costa see https://example.org/a?b=(1). @Ana", [ana, anaCosta], false);
    expect(pieces.map((one) => [one.kind, one.text])).toEqual([["mention", "@Ana Costa"], ["text", " see "], ["link", "https://example.org/a?b=(1"], ["text", "). "], ["mention", "@Ana"]]);
  });

  it("leave a name alone that nobody was meant by", () => {
    expect(piecesOf("@Ben and @all", [], false)).toEqual([{ kind: "text", text: "@Ben and @all" }]);
    expect(piecesOf("hi @all", [], true)[1]?.kind).toBe("mention");
  });

  it("forget a mention that was deleted again", () => {
    expect(stillMentioned("for @Ana Costa", [anaCosta, { id: "3", name: "Ben" }])).toEqual([anaCosta]);
  });

  it("call everybody only by the whole word", () => {
    expect(["@all", "hi @all, go", "@allan", "mail@all"].map(namesAll)).toEqual([true, true, false, false]);
  });
});

describe("a name that is being typed", () => {
  it("begins behind an @ at a word's start and may have two words", () => {
    expect(typedName("hello @an", 9)).toEqual({ from: 6, name: "an" });
    expect(typedName("@Ana Co", 7)).toEqual({ from: 0, name: "Ana Co" });
    expect(typedName("@", 1)).toEqual({ from: 0, name: "" });
  });

  it("is none in an address or after more words", () => {
    expect([typedName("a@b", 3), typedName("@Ana Costa is", 13), typedName("hello", 5)]).toEqual([null, null, null]);
  });
});
