// Holds a translation against its source: the same values, plurals and tags, and nothing left out.
import { formatter } from "@lingui/format-po";

/** The values that a message takes ("count:plural"), and its tags ("<0>"). Inside a plural's branch they count once. */
function marks(message) {
  const found = new Set();
  const open = [];
  for (let at = 0; at < message.length; at++) {
    if (message[at] === "}") open.pop();
    if (message[at] !== "{") continue;
    const isBranch = open.at(-1) === "value";
    if (!isBranch) {
      const [, name, kind = ""] = /^\{\s*(\w+)\s*(?:,\s*(\w+))?/.exec(message.slice(at)) ?? [];
      found.add(`{${name}${kind && `:${kind}`}}`);
    }
    open.push(isBranch ? "branch" : "value");
  }
  if (open.length > 0) found.add("a brace that is not closed");
  for (const [tag] of message.matchAll(/<\/?\d+\/?>/g)) found.add(tag);
  return [...found].sort().join(" ");
}

const edges = (message) => `${/^\s/.test(message)}${/\s$/.test(message)}`;

/** What is wrong with a catalog, one line each. */
export function faultsOf(name, text, locale) {
  const catalog = formatter().parse(text, { locale, sourceLocale: "en", filename: name });
  return Object.entries(catalog).flatMap(([id, { message, translation }]) => {
    const source = message ?? id;
    if (!translation) return [`${name}: no translation of “${source}”`];
    if (marks(source) !== marks(translation)) return [`${name}: “${translation}” has other values or tags than “${source}”`];
    if (edges(source) !== edges(translation)) return [`${name}: “${translation}” begins or ends with other spaces than “${source}”`];
    return [];
  });
}
