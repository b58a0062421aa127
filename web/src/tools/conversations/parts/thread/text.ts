export type Piece = { kind: "text" | "mention"; text: string; id?: string } | { kind: "link"; text: string; href: string };

const ADDRESS = /\bhttps?:\/\/[^\s<>"']+/gi;
const TRAILING = /[.,;:!?)\]}»”’]+$/;
export const ALL = "@all";

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function linked(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const href = found[0].replace(TRAILING, "");
    if (found.index > from) pieces.push({ kind: "text", text: text.slice(from, found.index) });
    pieces.push({ kind: "link", text: href, href });
    from = found.index + href.length;
  }
  if (from < text.length) pieces.push({ kind: "text", text: text.slice(from) });
  return pieces;
}

/** The words of a message: names behind an @, addresses of the web, and the rest. */
export function piecesOf(text: string, mentions: readonly { id: string; name: string }[], everyone: boolean): Piece[] {
  const names = [...mentions].sort((a, b) => b.name.length - a.name.length);
  const wanted = [...names.map((one) => `@${one.name}`), ...(everyone ? [ALL] : [])];
  if (wanted.length === 0) return linked(text);
  const pattern = new RegExp(`(${wanted.map(escaped).join("|")})`, "u");
  return text.split(pattern).flatMap((part): Piece[] => {
    if (!part) return [];
    if (!wanted.includes(part)) return linked(part);
    return [{ kind: "mention", text: part, id: names.find((one) => `@${one.name}` === part)?.id }];
  });
}

/** Of those once mentioned, whose name still stands in the text. */
export function stillMentioned<T extends { name: string }>(text: string, mentions: readonly T[]): T[] {
  return mentions.filter((one) => text.includes(`@${one.name}`));
}

export const namesAll = (text: string): boolean => /(^|[^\p{L}\p{N}_])@all(?![\p{L}\p{N}_])/u.test(text);

/** The name that is being typed behind an @ just before the caret, and where it begins. */
export function typedName(text: string, caret: number): { from: number; name: string } | null {
  const found = /(?:^|[\s(])@([\p{L}\p{N}.'’-]{0,30}(?: [\p{L}\p{N}.'’-]{0,30})?)$/u.exec(text.slice(0, caret));
  const name = found?.[1];
  return name === undefined ? null : { from: caret - name.length - 1, name };
}
