import { createElement, Fragment, type ReactNode } from "react";
import { type Mark, type RichNode, safeLink } from "@/kernel/richtext";
import styles from "./richtext.module.css";

const BLOCKS: Record<string, string> = {
  paragraph: "p",
  bulletList: "ul",
  orderedList: "ol",
  listItem: "li",
  blockquote: "blockquote",
};

const MARKS: Record<string, string> = { bold: "strong", italic: "em", underline: "u", strike: "s", code: "code" };

function marked(child: ReactNode, marks: readonly Mark[]): ReactNode {
  return marks.reduce<ReactNode>((inner, mark) => {
    if (mark.type === "link") {
      const href = safeLink(mark.attrs?.href);
      return href ? <a href={href} target={href.startsWith("/") ? undefined : "_blank"} rel="noreferrer nofollow">{inner}</a> : inner;
    }
    const tag = MARKS[mark.type];
    return tag ? createElement(tag, null, inner) : inner;
  }, child);
}

function headingTag(level: unknown): string {
  const depth = typeof level === "number" ? level : 1;
  return `h${Math.min(Math.max(depth + 1, 2), 4)}`;
}

function Node({ node }: { node: RichNode }): ReactNode {
  if (node.type === "text") return marked(node.text ?? "", node.marks ?? []);
  if (node.type === "hardBreak") return <br />;
  if (node.type === "horizontalRule") return <hr />;
  const inner = <Nodes nodes={node.content} />;
  if (node.type === "heading") return createElement(headingTag(node.attrs?.level), null, inner);
  if (node.type === "codeBlock") return <pre><code>{inner}</code></pre>;
  if (node.type === "mention") return <span className={styles.mention}>@{typeof node.attrs?.label === "string" ? node.attrs.label : ""}</span>;
  const tag = BLOCKS[node.type];
  if (!tag) return inner;
  const start = tag === "ol" && typeof node.attrs?.start === "number" ? { start: node.attrs.start } : null;
  return createElement(tag, start, node.type === "paragraph" && !node.content?.length ? <br /> : inner);
}

function Nodes({ nodes }: { nodes: RichNode[] | undefined }): ReactNode {
  return nodes?.map((node, index) => (
    <Fragment key={index}>
      <Node node={node} />
    </Fragment>
  ));
}

interface RichTextProps {
  doc: RichNode | null | undefined;
  /** letter: set like a letter, 68 characters a line · brief: as in a message */
  look?: "letter" | "brief";
}

/** Shows a stored document. Unknown nodes show their content, unknown marks nothing; no markup is ever parsed. */
export function RichText({ doc, look = "letter" }: RichTextProps) {
  if (!doc) return null;
  return (
    <div className={styles.rich} data-look={look}>
      <Nodes nodes={doc.content} />
    </div>
  );
}
