import createClient from "openapi-fetch";
import type { paths } from "./api";
import { spoken } from "./language";
import { ApiProblem, problemFrom, Unreachable } from "./problem";

type Query = Record<string, string | number | boolean | null | undefined | readonly (string | number)[]>;

export interface CallOptions {
  query?: Query;
  signal?: AbortSignal;
  /** The resource's version: sent as If-Match, so that a change made meanwhile is refused with 409. */
  version?: number;
  /** Give one to repeat a call of an earlier attempt; otherwise each call gets its own. */
  idempotencyKey?: string;
  /** Nobody looks at the answer yet: what is asked ahead, or behind a hidden tab, is no receipt. */
  ahead?: boolean;
}

const UNSAFE = new Set(["POST", "PUT", "PATCH", "DELETE"]);
const PASSING = new Set([502, 503, 504]);
const ATTEMPTS = 3;

const strangers = new Set<() => void>();

/** Called whenever the server no longer knows who we are. */
export function onSignedOut(listener: () => void): () => void {
  strangers.add(listener);
  return () => strangers.delete(listener);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function once(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    throw new Unreachable(cause);
  }
}

/** Unsafe calls are repeated under the same Idempotency-Key; safe ones are left to the query cache. */
async function steadfast(request: Request): Promise<Response> {
  const attempts = UNSAFE.has(request.method) ? ATTEMPTS : 1;
  for (let attempt = 1; ; attempt++) {
    const last = attempt === attempts;
    try {
      const response = await once(last ? request : request.clone());
      if (last || !PASSING.has(response.status)) return response;
    } catch (error) {
      if (last || !(error instanceof Unreachable)) throw error;
    }
    await pause(300 * 2 ** attempt);
  }
}

/** The one way to the server: keys, credentials and refusals in one place. */
export async function send(input: Request): Promise<Response> {
  const request = new Request(input, { credentials: "same-origin" });
  if (UNSAFE.has(request.method) && !request.headers.has("idempotency-key")) {
    request.headers.set("idempotency-key", crypto.randomUUID());
  }
  request.headers.set("accept-language", spoken());
  const response = await steadfast(request);
  if (response.ok) return response;
  const problem = await problemFrom(response);
  if (problem.status === 401 && !request.url.endsWith("/api/session")) strangers.forEach((tell) => tell());
  throw problem;
}

/** An address of the server's with a query behind it, for links and pictures. */
export function address(path: string, query: Query = {}): string {
  const url = new URL(path, globalThis.location?.origin ?? "http://localhost");
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? (value as readonly (string | number)[]) : [value];
    for (const one of values) if (one !== null && one !== undefined && one !== "") url.searchParams.append(name, String(one));
  }
  return url.href;
}

async function call<T>(method: string, path: string, body: unknown, options: CallOptions = {}): Promise<T> {
  const headers = new Headers({ accept: "application/json" });
  if (options.version !== undefined) headers.set("if-match", `"${options.version}"`);
  if (options.ahead) headers.set("purpose", "prefetch");
  if (options.idempotencyKey) headers.set("idempotency-key", options.idempotencyKey);
  if (body !== undefined && !(body instanceof Blob)) headers.set("content-type", "application/json");
  const response = await send(
    new Request(address(path, options.query), {
      method,
      headers,
      signal: options.signal,
      body: body === undefined ? undefined : body instanceof Blob ? body : JSON.stringify(body),
    }),
  );
  if (response.status === 204 || response.headers.get("content-length") === "0") return undefined as T; // the caller asked for nothing
  return (await response.json()) as T; // the shape is the caller's claim; `api` has it from the server
}

/** For addresses that are not in the server's document yet, and for raw bytes. Prefer `api`. */
export const http = {
  get: <T>(path: string, options?: CallOptions) => call<T>("GET", path, undefined, options),
  post: <T = void>(path: string, body?: unknown, options?: CallOptions) => call<T>("POST", path, body, options),
  put: <T = void>(path: string, body?: unknown, options?: CallOptions) => call<T>("PUT", path, body, options),
  patch: <T = void>(path: string, body?: unknown, options?: CallOptions) => call<T>("PATCH", path, body, options),
  delete: <T = void>(path: string, options?: CallOptions) => call<T>("DELETE", path, undefined, options),
};

/** The server's own interface, typed. A refusal is thrown as ApiProblem, so `data` is always there. */
export const api = createClient<paths>({ baseUrl: "", fetch: send });

/** `await data(api.GET(...))` */
export async function data<T>(reply: Promise<{ data?: T }>): Promise<T> {
  return (await reply).data as T; // `send` has thrown for every refusal
}

export const ifMatch = (version: number) => ({ "if-match": `"${version}"` });

export function isProblem(error: unknown, code?: string): error is ApiProblem {
  return error instanceof ApiProblem && (code === undefined || error.code === code);
}
