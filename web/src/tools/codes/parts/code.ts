const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 26;

/** An id as the code that the server prints for it (Crockford's base 32). */
export function codeOf(id: string): string {
  let value = BigInt(`0x${id.replaceAll("-", "")}`);
  let code = "";
  for (let place = 0; place < LENGTH; place++) {
    code = (DIGITS[Number(value & 31n)] ?? "") + code;
    value >>= 5n;
  }
  return code;
}

export type Reading = { kind: "ours"; code: string } | { kind: "foreign"; host: string } | { kind: "none" };

const CODE = /^[0-9a-tv-z]{26}$/i;

/** A code as somebody typed it, without the hyphens between its groups; undefined where it is none. */
function plainCode(text: string): string | undefined {
  const code = text.replaceAll(/[-\s]/g, "");
  return CODE.test(code) ? code.toUpperCase() : undefined;
}

/** What was scanned or typed: a code of this server (at one of `homes`), of another one, or something else. */
export function readCode(text: string, homes: readonly string[]): Reading {
  const typed = plainCode(text);
  if (typed) return { kind: "ours", code: typed };
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return { kind: "none" };
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return { kind: "none" };
  const code = plainCode(/\/q\/([^/]+)$/.exec(url.pathname)?.[1] ?? "");
  if (!code) return { kind: "none" };
  return homes.some((home) => new URL(home).origin === url.origin) ? { kind: "ours", code } : { kind: "foreign", host: url.host };
}
