import { describe, expect, it } from "vitest";
import type { Email, Party, SentFile, Thread } from "../api";
import { answered, attached } from "./letters";

const party = (id: string): Party => ({ id, name: id, company_name: "", state: null });
const email = (author: string, to: string[], cc: string[], subject = "Slab"): Email => ({ id: "e", author: party(author), to: to.map(party), cc: cc.map(party), subject, body: {}, files: [], at: "2026-01-01T00:00:00Z" });
const thread = (...emails: Email[]): Thread => ({ id: "t", private: true, emails });
const ids = (people: readonly { id: string }[]) => people.map((one) => one.id);

describe("an answer", () => {
  it("goes to everybody but oneself", () => {
    const typed = answered(thread(email("ana", ["me", "carl", "ana"], ["me", "kate", "carl"])), "me");
    expect([ids(typed.to), ids(typed.cc)]).toEqual([["ana", "carl"], ["kate"]]);
    expect([typed.subject, typed.private, typed.files]).toEqual(["Re: Slab", true, []]);
  });

  it("goes to those one wrote to, after one's own e-mail", () => {
    expect(ids(answered(thread(email("me", ["carl"], [], "Re: Slab")), "me").to)).toEqual(["carl"]);
    expect(answered(thread(email("me", ["carl"], [], "re: Slab")), "me").subject).toBe("re: Slab");
  });

  it("goes to oneself where nobody else is there", () => {
    expect(ids(answered(thread(email("me", ["me"], [])), "me").to)).toEqual(["me"]);
  });
});

describe("files", () => {
  const file = (id: string, size: number): SentFile => ({ id, name: id, size, attached: true });
  const files = [file("a", 6), file("b", 6), file("c", 4)];

  it("go along in their order while they fit", () => {
    expect([...attached(files, ["a", "b", "c"], 10)]).toEqual(["a", "c"]);
    expect([...attached(files, ["b", "x"], 10)]).toEqual(["b"]);
    expect([...attached(files, [], 10)]).toEqual([]);
  });
});
