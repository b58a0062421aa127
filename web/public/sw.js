/*
 * Stands between the page and the line: shows what is pushed, and keeps the page's own files, so that it opens without a line.
 *
 * Nothing that the server answers about anybody is kept: addresses below /api are not touched. A page is asked of the server
 * first, always; what is kept is the start page that came last with the files that it names, in a cache of its own. The one
 * before it stays, for windows that still run it; older ones are dropped as soon as the new one is whole.
 */

const SHELL = "sitepost-shell-";
const ORDER = "sitepost-order"; // which of them came last
const VERSIONS = 2;
const START = "/";
const PATIENCE = 5_000; // milliseconds for which a line that is there and says nothing is waited for
const NOT_PAGES = /^\/(api|oauth|\.well-known|metrics|healthz|readyz)(\/|$)/;
const HASHED = /^\/assets\//;
const PLAIN = /^\/(scheme\.js|[\w-]+\.(svg|png|webmanifest))$/;
const LINKED = /<(?:script|link)\b[^>]*?\b(?:src|href)="(\/[^"]+)"/g;
const SAYS_ALL = /Version\/[\d.]+.* Safari\//.test(navigator.userAgent); // a browser that takes silence for abuse

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(fetch(START, { cache: "no-cache" }).then(keep));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (!NOT_PAGES.test(pathname)) event.respondWith(page(event));
  } else if (HASHED.test(pathname)) event.respondWith(file(event));
  else if (PLAIN.test(pathname)) event.respondWith(fetch(request).catch(async () => (await caches.match(request, { ignoreVary: true })) ?? Response.error()));
});

self.addEventListener("message", (event) => {
  if (event.data?.type === "keep") event.waitUntil(keepFiles(event.data.files));
});

/* --- the page and its files --- */

const isPage = (response) => response.ok && !response.redirected && (response.headers.get("content-type") ?? "").startsWith("text/html");

/** The start page as the server has it now; the kept one where there is no line, or nothing comes. */
async function page(event) {
  const asked = fetch(event.request);
  event.waitUntil(asked.then((response) => (isPage(response) ? keep(response.clone()) : undefined)).catch(() => undefined));
  try {
    return await withPatience(asked);
  } catch {
    return (await start()) ?? asked;
  }
}

function withPatience(asked) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("nothing came")), PATIENCE);
    asked.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** These have their contents in their names: what is kept is right. */
async function file(event) {
  const kept = await caches.match(event.request, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(event.request);
  if (response.ok && response.type === "basic") {
    const copy = response.clone();
    event.waitUntil(whole().then((cache) => cache?.put(event.request, copy)).catch(() => undefined));
  }
  return response;
}

/** Keep a start page with the files that it names; older ones go once all of it is here. */
async function keep(response) {
  if (!isPage(response)) return;
  const body = await response.clone().text();
  const name = SHELL + (await sum(body));
  const cache = await caches.open(name);
  if (!(await cache.match(START))) {
    await cache.addAll([...body.matchAll(LINKED)].map((found) => found[1]));
    await cache.put(START, response);
  }
  const latest = [name, ...(await versions()).filter((one) => one !== name)].slice(0, VERSIONS);
  await (await caches.open(ORDER)).put(START, new Response(JSON.stringify(latest)));
  const names = await caches.keys();
  await Promise.all(names.filter((one) => one.startsWith(SHELL) && !latest.includes(one)).map((one) => caches.delete(one)));
}

/** The names of those that are whole, the newest first. */
async function versions() {
  const order = await (await caches.open(ORDER)).match(START);
  return order ? await order.json() : [];
}

/** Keep what a page had loaded before this worker was there. */
async function keepFiles(files) {
  const cache = await whole();
  if (!cache || !Array.isArray(files)) return;
  const ours = files.map((one) => new URL(one, self.location.origin)).filter((one) => one.origin === self.location.origin && HASHED.test(one.pathname));
  for (const { pathname } of ours) if (!(await cache.match(pathname))) await cache.add(pathname).catch(() => undefined);
}

/** The cache that holds a start page. */
async function whole() {
  for (const name of await versions()) {
    const cache = await caches.open(name);
    if (await cache.match(START)) return cache;
  }
  return undefined;
}

const start = async () => (await whole())?.match(START);

async function sum(text) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes).slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/* --- what is pushed --- */

self.addEventListener("push", (event) => event.waitUntil(show(event.data)));

function noteOf(data) {
  try {
    return data?.json() ?? {};
  } catch {
    return {};
  }
}

/** One notification for each conversation; whoever looks at Sitepost is told by the page itself. */
async function show(data) {
  const { conversation = "sitepost", title = "Sitepost", body = "", url = "/conversations", urgent = false, at = Date.now() } = noteOf(data);
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const isSeen = windows.some((one) => one.focused && one.visibilityState === "visible");
  if (isSeen && !SAYS_ALL) return;
  await self.registration.showNotification(title, { body, tag: conversation, renotify: true, requireInteraction: urgent, silent: isSeen, timestamp: at, icon: "/icon-192.png", data: { url } });
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.url ?? "/conversations"));
});

/** Go to a window that shows it already, or to any of ours, which is led there; else open one. */
async function open(address) {
  const { pathname, search, origin } = new URL(address, self.location.origin);
  if (origin !== self.location.origin) return;
  const windows = await self.clients.matchAll({ type: "window" });
  const there = windows.find((one) => new URL(one.url).pathname === pathname);
  const any = there ?? windows.find((one) => one.visibilityState === "visible") ?? windows[0];
  if (!any) return void (await self.clients.openWindow(pathname + search));
  await any.focus().catch(() => undefined); // it is led there all the same
  if (!there) any.postMessage({ type: "open", url: pathname + search });
}

/** A push service that gives out a new address says so here; without a session the server refuses, and that is right. */
self.addEventListener("pushsubscriptionchange", (event) => {
  const options = event.oldSubscription?.options;
  if (!options) return;
  event.waitUntil(self.registration.pushManager.subscribe(options).then(tellServer).catch(() => undefined));
});

function tellServer(subscription) {
  const { endpoint, keys } = subscription.toJSON();
  const body = JSON.stringify({ endpoint, p256dh: keys.p256dh, auth: keys.auth });
  return fetch("/api/push/device", { method: "PUT", headers: { "content-type": "application/json" }, body });
}
