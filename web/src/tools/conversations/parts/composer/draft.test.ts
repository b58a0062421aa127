import { describe, expect, it } from "vitest";
import type { Draft } from "../../api";
import { isBlank, namedFirst, newest, NO_DRAFT } from "./draft";

const draft = (text: string, at: number): Draft => ({ ...NO_DRAFT, text, at });

describe("a draft", () => {
  it("is what was typed last, on whatever device", () => {
    expect(newest(draft("here", 1), draft("there", 2))?.text).toBe("there");
    expect(newest(draft("here", 3), draft("there", 2))?.text).toBe("here");
    expect(newest(undefined, null)).toBeUndefined();
  });

  it("that was emptied later wins over an older one that was not", () => {
    expect(newest(draft("", 3), draft("there", 2))).toBeUndefined();
  });

  it("is blank without words, files, links or an answer", () => {
    expect([isBlank(draft(" \n", 1)), isBlank({ ...NO_DRAFT, reply_to: 3 }), isBlank({ ...NO_DRAFT, links: ["a"] })]).toEqual([true, false, false]);
  });

  it("names people before what was written, and everybody where they are too many", () => {
    const dev = { id: "dev", name: "Dev Rao" };
    expect(namedFirst({ ...draft("Please.", 1), mentions: [dev] }, [dev, { id: "ana", name: "Ana" }])).toEqual({ text: "@Dev Rao @Ana Please.", mentions: [dev, { id: "ana", name: "Ana" }] });
    expect(namedFirst(draft("", 1), Array.from({ length: 101 }, (_, at) => ({ id: `${at}`, name: "x" })))).toEqual({ text: "@all ", mentions: [] });
  });
});
