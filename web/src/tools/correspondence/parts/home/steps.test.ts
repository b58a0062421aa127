import { describe, expect, it } from "vitest";
import { stepsOf } from "./steps";

const fresh = { administers: true, invites: true, writes: false, types: 0, members: 1, letters: 0 };
const told = (known: Partial<typeof fresh>) => stepsOf({ ...fresh, ...known }).map(({ key, done, open }) => `${key} ${done ? "done" : open ? "open" : "waits"}`);

describe("the first steps of a project", () => {
  it("are types, people, and a letter once there is a type to write", () => {
    expect(told({})).toEqual(["types open", "people open", "letter waits"]);
    expect(told({ types: 2, writes: true })).toEqual(["types done", "people open", "letter open"]);
  });

  it("tick themselves off, and go when all is done", () => {
    expect(told({ types: 2, writes: true, members: 2 })).toEqual(["types done", "people done", "letter open"]);
    expect(told({ types: 2, writes: true, members: 2, letters: 1 })).toEqual([]);
  });

  it("are told to those only who can do them", () => {
    expect(told({ administers: false })).toEqual(["types waits", "people open", "letter waits"]);
    expect(told({ administers: false, invites: false })).toEqual([]);
  });

  it("wait for what is not known yet", () => {
    for (const known of ["types", "members", "letters"] as const) expect(stepsOf({ ...fresh, [known]: undefined })).toEqual([]);
  });
});
