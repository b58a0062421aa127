import { afterEach, describe, expect, it, vi } from "vitest";
import { address, http, onSignedOut } from "./http";
import { ApiProblem, problemFrom, Unreachable } from "./problem";
import { worthRetrying } from "./queries";

const answer = (status: number, body: unknown, type = "application/problem+json") =>
  new Response(body === null ? null : JSON.stringify(body), { status, headers: { "content-type": type } });

const refused = () => Promise.reject(new TypeError("fetch failed"));

function served(...replies: (() => Promise<Response>)[]) {
  const requests: Request[] = [];
  vi.stubGlobal("fetch", (request: Request) => {
    requests.push(request);
    return (replies[Math.min(requests.length, replies.length) - 1] ?? refused)();
  });
  return requests;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("a refusal", () => {
  it("keeps the server's code, words and fields", async () => {
    const problem = await problemFrom(answer(422, { code: "correspondence.invalid", detail: "Two fields are wrong.", field: "subject", errors: [{ field: "due", detail: "The day is over." }] }));
    expect(problem).toMatchObject({ status: 422, code: "correspondence.invalid", detail: "Two fields are wrong." });
    expect(problem.fields).toEqual({ subject: "Two fields are wrong.", due: "The day is over." });
  });

  it("survives a proxy that answers in HTML", async () => {
    expect(await problemFrom(new Response("<h1>Bad gateway</h1>", { status: 502 }))).toMatchObject({ status: 502, code: "http.502" });
  });

  it("is not asked again, a failing server is", () => {
    expect(worthRetrying(0, new ApiProblem(404))).toBe(false);
    expect(worthRetrying(0, new ApiProblem(503))).toBe(true);
    expect(worthRetrying(2, new Unreachable(null))).toBe(false);
  });
});

describe("an unsafe call", () => {
  it("is repeated under the same key when the line breaks", async () => {
    vi.useFakeTimers();
    const requests = served(refused, () => Promise.resolve(answer(503, {})), () => Promise.resolve(answer(201, { id: "7" }, "application/json")));
    const reply = http.post<{ id: string }>("/api/things", { name: "slab" }, { version: 3 });
    await vi.runAllTimersAsync();
    expect(await reply).toEqual({ id: "7" });
    expect(new Set(requests.map((request) => request.headers.get("idempotency-key"))).size).toBe(1);
    expect(requests).toHaveLength(3);
    expect(requests[0]?.headers.get("if-match")).toBe('"3"');
  });
});

describe("a safe call", () => {
  it("goes out once and without a key", async () => {
    const requests = served(() => Promise.resolve(answer(500, {})));
    await expect(http.get("/api/things")).rejects.toBeInstanceOf(ApiProblem);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.headers.has("idempotency-key")).toBe(false);
  });

  it("tells that we are signed out", async () => {
    const heard = vi.fn();
    const stop = onSignedOut(heard);
    served(() => Promise.resolve(answer(401, { code: "identity.signed_out" })));
    await expect(http.get("/api/me")).rejects.toMatchObject({ status: 401 });
    expect(heard).toHaveBeenCalledOnce();
    stop();
  });

  it("leaves out what is empty", () => {
    expect(new URL(address("/api/x", { q: "a b", none: null, list: ["1", "2"] })).search).toBe("?q=a+b&list=1&list=2");
  });
});
