import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { isBlank, plainText, type RichNode, safeLink } from "@/kernel/richtext";
import { RichText } from "./RichText";

const doc = (...content: RichNode[]): RichNode => ({ type: "doc", content });
const text = (value: string, ...marks: RichNode["marks"] & object): RichNode => ({ type: "text", text: value, marks });
const html = (node: RichNode) => renderToStaticMarkup(<RichText doc={node} />);

describe("a stored text", () => {
  it("shows blocks and marks", () => {
    const shown = html(doc(
      { type: "heading", attrs: { level: 1 }, content: [text("Delay")] },
      { type: "orderedList", attrs: { start: 3 }, content: [{ type: "listItem", content: [{ type: "paragraph", content: [text("Pour", { type: "bold" }, { type: "strike" })] }] }] },
    ));
    expect(shown).toContain("<h2>Delay</h2>");
    expect(shown).toContain('<ol start="3"><li><p><s><strong>Pour</strong></s></p></li></ol>');
  });

  it("shows markup as the letters it is", () => expect(html(doc({ type: "paragraph", content: [text("<img src=x onerror=alert(1)>")] }))).toContain("&lt;img"));

  it("follows no script link", () => {
    const shown = html(doc({ type: "paragraph", content: [text("click", { type: "link", attrs: { href: "javascript:alert(1)" } })] }));
    expect(shown).not.toContain("href");
    expect(shown).toContain("click");
  });

  it("shows the content of what it does not know", () => expect(html(doc({ type: "hologram", content: [{ type: "paragraph", content: [text("kept", { type: "glow" })] }] }))).toContain("<p>kept</p>"));
});

describe("a link", () => {
  it.each(["java\nscript:alert(1)", "data:text/html,x", "//elsewhere.example", "/\\elsewhere.example", "", 7])("%j is refused", (href) => expect(safeLink(href)).toBeNull());
  it.each(["https://a.example/x", "mailto:a@b.example", "tel:+49301", "/projects/p1"])("%s may be followed", (href) => expect(safeLink(href)).toBe(href));
});

it("knows a blank text from a written one", () => {
  expect(isBlank(doc({ type: "paragraph" }))).toBe(true);
  expect(plainText(doc({ type: "paragraph", content: [text("a")] }, { type: "paragraph", content: [text("b")] }))).toBe("a\nb");
});
