// The copy that works without a network. scripts/seal.mjs puts in FILES: every file of this version with its
// checksum, and VERSION, which is made of them.
//
// - A version is taken whole or not at all: a file with another checksum ends the installation, and the one before
//   stays.
// - It waits until no tab shows the version before, or until somebody asks for it.
// - The version before stays in the cache too: a tab that still shows it finds what it loads later.
// - Nothing is fetched that is not asked for by a page, and no page is changed.
const FILES = {};
const VERSION = "";

const scope = self.registration.scope;
const prefix = `incident-scratchpad ${scope} `;
const current = prefix + VERSION;

const isHashed = (name) => /-[0-9a-f]{12,}[._]/.test(name);

async function take(request) {
  const response = await fetch(request);
  if (!response.ok) throw new TypeError(`${request.url}: ${response.status}`);
  // Some hosts send help.html on to help. No browser opens a page from an answer that was sent on.
  return response.redirected ? new Response(response.body, response) : response;
}

async function install() {
  const requests = Object.entries(FILES).map(
    // What has its content in its name may come from the browser's own cache; the rest is asked for anew.
    ([name, integrity]) => new Request(new URL(name, scope), { integrity, cache: isHashed(name) ? "default" : "no-cache" }),
  );
  const responses = await Promise.all(requests.map(take));
  const cache = await caches.open(current);
  try {
    await Promise.all(requests.map((request, at) => cache.put(request, responses[at])));
  } catch (error) {
    await caches.delete(current);
    throw error;
  }
}

async function ownCaches() {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(prefix));
}

async function activate() {
  const older = (await ownCaches()).filter((name) => name !== current);
  // Caches are listed in the order in which they were made: the last one is the version before.
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request, name) {
  // A team changes this one at any time: it is of no version, and where it cannot be had the page keeps what it has.
  if (name === "config.json") return fetch(request).catch(() => new Response(null, { status: 204 }));
  const cache = await caches.open(current);
  const here = (await cache.match(new URL(name, scope))) ?? (await cache.match(new URL(`${name}.html`, scope)));
  if (here) return here;
  for (const other of await ownCaches()) {
    const found = await (await caches.open(other)).match(request);
    if (found) return found;
  }
  return fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
// A notification that only a worker could show leads back to the page.
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const pages = self.clients.matchAll({ type: "window", includeUncontrolled: true });
  event.waitUntil(pages.then(([page]) => (page ? page.focus() : self.clients.openWindow(scope))));
});
self.addEventListener("message", (event) => event.data === "now" && self.skipWaiting());
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(scope)) return;
  const name = url.origin + url.pathname === scope || url.pathname === new URL("index.html", scope).pathname
    ? "./"
    : url.pathname.slice(new URL(scope).pathname.length);
  event.respondWith(answer(request, name));
});
