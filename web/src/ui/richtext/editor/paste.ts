/**
 * What Word, Excel and Outlook put on the clipboard, as a letter can hold it: the rows of a table as paragraphs with a tab
 * between the cells, paragraphs that only look like a list as a list. What may stand in a text at all is the schema's to say.
 */

const BLOCKS = "p, div, li, h1, h2, h3, h4, h5, h6";
const OWN = "data-pm-slice"; // copied here: it is in order

/** The text of a node as it would be shown: line ends of the source are spaces. */
function unwrapLines(node: Node): void {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) walker.currentNode.nodeValue = (walker.currentNode.nodeValue ?? "").replace(/[ \t\r\n\f]+/g, " ");
}

/** What stands in a cell, without its paragraphs: they are a line together. */
function inlineOf(cell: Element): Node[] {
  for (const block of [...cell.querySelectorAll(BLOCKS)]) {
    const gap = block.previousSibling?.textContent?.trim() ? [document.createTextNode(" ")] : [];
    block.replaceWith(...gap, ...block.childNodes);
  }
  for (const line of [...cell.querySelectorAll("br")]) line.replaceWith(document.createTextNode(" "));
  unwrapLines(cell);
  cell.normalize();
  const [first, last] = [cell.firstChild, cell.lastChild];
  if (first?.nodeType === Node.TEXT_NODE) first.nodeValue = (first.nodeValue ?? "").trimStart();
  if (last?.nodeType === Node.TEXT_NODE) last.nodeValue = (last.nodeValue ?? "").trimEnd();
  return [...cell.childNodes];
}

function rowsAsParagraphs(page: Document): void {
  for (const table of [...page.querySelectorAll("table")].reverse()) {
    const rows = [...table.rows].map((row) => {
      const line = page.createElement("p");
      line.style.whiteSpace = "pre-wrap"; // keeps the tabs
      [...row.cells].forEach((cell, at) => line.append(...(at > 0 ? ["\t"] : []), ...inlineOf(cell)));
      return line;
    });
    table.replaceWith(...rows);
  }
}

const MARK = "[style*='mso-list:Ignore' i], [style*='mso-list: Ignore' i]";
const isLine = (node: Element): boolean => /mso-list:(?!\s*(ignore|none))/i.test(node.getAttribute("style") ?? "");
const levelOf = (node: Element): number => Number(/level(\d+)/i.exec(node.getAttribute("style") ?? "")?.[1] ?? 1);

/** "1.", "a)", "iv." count; a dot, a dash and Wingdings do not. */
function isCounted(line: Element): boolean {
  const mark = (line.querySelector(MARK)?.textContent ?? "").replaceAll("\u00a0", " ").trim();
  return /^\(?(\d+|[a-z]|[ivxlc]+)[.)]/i.test(mark);
}

/** A run of Word's list paragraphs as nested lists. */
function listOf(page: Document, lines: readonly Element[]): Element[] {
  const roots: Element[] = [];
  const open: { level: number; list: Element }[] = [];
  for (const line of lines) {
    const [level, kind] = [levelOf(line), isCounted(line) ? "ol" : "ul"];
    line.querySelectorAll(MARK).forEach((mark) => mark.remove());
    while ((open.at(-1)?.level ?? 0) > level) open.pop();
    const top = open.at(-1);
    if (top?.level !== level || top.list.localName !== kind) {
      if (top?.level === level) open.pop();
      const list = page.createElement(kind);
      const parent = open.at(-1)?.list.lastElementChild;
      if (parent) parent.append(list);
      else roots.push(list);
      open.push({ level, list });
    }
    const item = page.createElement("li");
    const words = page.createElement("p");
    words.append(...line.childNodes);
    item.append(words);
    open.at(-1)?.list.append(item);
  }
  return roots;
}

function wordLists(page: Document): void {
  const lines = [...page.querySelectorAll(BLOCKS)].filter(isLine);
  const runs: Element[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    if (run && line.previousElementSibling === run.at(-1)) run.push(line);
    else runs.push([line]);
  }
  for (const run of runs) {
    const [first, ...rest] = run;
    const lists = listOf(page, run);
    rest.forEach((line) => line.remove());
    first?.replaceWith(...lists);
  }
}

export function cleanPasted(html: string): string {
  if (html.includes(OWN)) return html;
  const page = new DOMParser().parseFromString(html, "text/html");
  wordLists(page);
  rowsAsParagraphs(page);
  return new XMLSerializer().serializeToString(page.body);
}
