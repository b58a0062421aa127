export interface Mark {
  type: string;
  attrs?: Record<string, unknown>;
}

export interface RichNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: RichNode[];
  marks?: Mark[];
  text?: string;
}

/** A ProseMirror document as the server keeps it. */
export type RichDoc = RichNode & { type: "doc" };

export const EMPTY_DOC: RichDoc = { type: "doc", content: [{ type: "paragraph" }] };

/** Plain words as a document: a blank line ends a paragraph. */
export function docOf(text: string): RichDoc {
  const line = (words: string, index: number): RichNode[] => [...(index > 0 ? [{ type: "hardBreak" }] : []), ...(words ? [{ type: "text", text: words }] : [])];
  const paragraphs = text.trim().split(/\n\s*\n/).filter((part) => part.trim() !== "");
  if (paragraphs.length === 0) return EMPTY_DOC;
  return { type: "doc", content: paragraphs.map((part) => ({ type: "paragraph", content: part.split("\n").flatMap(line) })) };
}

const SAFE = new Set(["http:", "https:", "mailto:", "tel:"]);

/** The address if it may be followed, else nothing: `javascript:` passes ProseMirror's schema. */
export function safeLink(href: unknown): string | null {
  if (typeof href !== "string") return null;
  const address = href.trim();
  if (address.startsWith("/") && !address.startsWith("//") && !address.startsWith("/\\")) return address;
  try {
    return SAFE.has(new URL(address).protocol) ? address : null;
  } catch {
    return null;
  }
}

export function plainText(node: RichNode | null | undefined): string {
  if (!node) return "";
  if (node.type === "text") return node.text ?? "";
  if (node.type === "hardBreak") return "\n";
  const inner = (node.content ?? []).map(plainText);
  return inner.join(node.type === "doc" || node.type.endsWith("List") ? "\n" : "");
}

export function isBlank(node: RichNode | null | undefined): boolean {
  return plainText(node).trim() === "";
}
