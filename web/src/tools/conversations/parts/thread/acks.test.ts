import { describe, expect, it } from "vitest";
import type { Message } from "../../api";
import { waitingFor } from "./acks";

const AT = "2026-11-22T10:00:00Z";
const message = { sender: "ana", at: AT, acks: [{ person: "dev", name: "Dev", at: AT }, { person: "kim", name: "Kim", at: AT }] } as unknown as Message; // no more of it is read
const asked = ["dev", "rob", "zoe"].map((id) => ({ id, name: id, active: id !== "zoe" }));

describe("an acknowledgement is waited for", () => {
  it("from those who were asked and gave none, also where they left since", () => {
    expect(waitingFor(message, asked).map((one) => one.id)).toEqual(["rob", "zoe"]);
  });
  it("from nobody of whom it is not known that they were asked", () => {
    expect(waitingFor(message, [])).toEqual([]);
  });
});
