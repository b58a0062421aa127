import { describe, expect, it } from "vitest";
import { splitName } from "./RenameDialog";

describe("the ending of a file", () => {
  it.each([
    ["plan rev B.pdf", ["plan rev B", ".pdf"]],
    ["site.2026.tar.gz", ["site.2026.tar", ".gz"]],
    ["README", ["README", ""]],
    [".profile", [".profile", ""]],
    ["No. 5 of the series", ["No. 5 of the series", ""]],
    ["ends in a dot.", ["ends in a dot.", ""]],
  ])("%s", (name, parts) => {
    expect(splitName(name)).toEqual(parts);
  });
});
