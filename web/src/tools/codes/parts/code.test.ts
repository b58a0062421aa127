import { describe, expect, it } from "vitest";
import { codeOf, readCode } from "./code";

const ID = "0193a4f2-7c31-7abc-8def-0123456789ab";
const CODE = "01JEJF4Z1HFAY8VVR14D2PF2DB";
const HOMES = ["https://site.example", "http://10.0.0.5:8080"];

describe("codes", () => {
  it("are those that the server prints", () => {
    expect(codeOf(ID)).toBe(CODE);
    expect(codeOf("00000000-0000-0000-0000-000000000000")).toBe("0".repeat(26));
    expect(codeOf("ffffffff-ffff-ffff-ffff-ffffffffffff")).toBe(`7${"Z".repeat(25)}`);
  });

  it.each([`https://site.example/q/${CODE}`, `http://10.0.0.5:8080/q/${CODE.toLowerCase()}`, CODE, ` 01jejf-4z1hfay8vvr14d2-pf2db `, `HTTPS://SITE.EXAMPLE/q/${CODE}`])("of this server are known: %s", (text) => {
    expect(readCode(text, HOMES)).toEqual({ kind: "ours", code: CODE });
  });

  it.each([
    [`https://elsewhere.example/q/${CODE}`, "elsewhere.example"],
    [`http://site.example/q/${CODE}`, "site.example"],
    [`https://site.example.evil.example/q/${CODE}`, "site.example.evil.example"],
    [`https://site.example@evil.example:444/q/${CODE}`, "evil.example:444"],
  ])("of another server are told apart: %s", (text, host) => {
    expect(readCode(text, HOMES)).toEqual({ kind: "foreign", host });
  });

  it.each(["", "hello", "WIFI:S:site;;", "https://site.example/projects", "javascript:alert(1)", `javascript:/q/${CODE}`, `https://site.example/q/${CODE}U`, "https://site.example/q/"])("are not everything: %s", (text) => {
    expect(readCode(text, HOMES)).toEqual({ kind: "none" });
  });
});
