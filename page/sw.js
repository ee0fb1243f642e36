// The copy that works without a network. scripts/write-service-worker.mjs puts in FILES: every file of this version with its
// checksum, and VERSION: what the page calls itself, a dot, and a hash over all files and this one.
//
// - A version is taken whole or not at all: a file with another checksum ends the installation, and the one before
//   stays.
// - It waits until no tab shows the version before, or until somebody asks for it.
// - A version stays as long as a tab shows it, however many came after it: the tab finds what it loads later. Which
//   these are is asked of the tabs; where one does not answer, nothing is removed.
// - Nothing is fetched that is not asked for by a page, and no page is changed.
// - Where a browser can take what lies in a cache without starting this worker, it is told to: to start it takes longer than
//   all else of a visit.
const FILES = {};
const VERSION = "";

const scope = self.registration.scope;
const prefix = `incident-scratchpad ${scope} `;
const current = prefix + VERSION;
/** How long a tab has to say which version it shows, in ms. */
const PATIENCE = 5_000;

const isHashed = (name) => /-[0-9a-f]{12,}[._]/.test(name);

async function take(request) {
  const response = await fetch(request);
  if (!response.ok) throw new TypeError(`${request.url}: ${response.status}`);
  // Some hosts send help.html on to help. No browser opens a page from an answer that was sent on. And what a host lets depend
  // on the request would not be found by another one: here it does not, but for how it is packed.
  const depends = /^(accept-encoding)?$/i.test(response.headers.get("Vary") ?? "") ? null : response.headers.get("Vary");
  if (!response.redirected && !depends) return response;
  const plain = new Response(response.body, response);
  plain.headers.delete("Vary");
  return plain;
}

/** What is asked for by its very name comes out of this version's cache. All else goes through `answer`. */
async function route(event) {
  const rules = Object.keys(FILES).map((name) => {
    const { protocol, hostname, port, pathname } = new URL(name, scope);
    const urlPattern = { protocol: protocol.slice(0, -1), hostname, port, pathname: pathname.replace(/[\\:*+?(){}]/g, "\\$&"), search: "" };
    return { condition: { urlPattern: new URLPattern(urlPattern), requestMethod: "GET" }, source: { cacheName: current } };
  });
  await event.addRoutes(rules);
}

async function install() {
  const requests = Object.entries(FILES).map(
    // What has its content in its name may come from the browser's own cache; the rest is asked for anew.
    ([name, integrity]) => new Request(new URL(name, scope), { integrity, cache: isHashed(name) ? "default" : "no-cache" }),
  );
  const responses = await Promise.all(requests.map(take));
  // It may be there: after a rollback a tab may show the very version that comes back.
  const isNew = !(await caches.has(current));
  const cache = await caches.open(current);
  try {
    await Promise.all(requests.map((request, at) => cache.put(request, responses[at])));
  } catch (error) {
    if (isNew) await caches.delete(current);
    throw error;
  }
}

async function ownCaches() {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(prefix));
}

/** What the page in a tab calls itself; rejects where the tab does not answer. */
function versionOf(client) {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(() => reject(new Error("a tab does not say what it shows")), PATIENCE);
    client.postMessage("version", [port2]);
  });
}

/** Removes the versions that no tab shows. While another one is on its way nothing is: it has no name here. */
async function tidy() {
  const { installing, waiting } = self.registration;
  if (installing || waiting) return;
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const shown = await Promise.all(pages.map(versionOf));
  const isShown = (name) => shown.some((version) => name.startsWith(`${prefix}${version}.`));
  const unused = (await ownCaches()).filter((name) => name !== current && !isShown(name));
  await Promise.all(unused.map((name) => caches.delete(name)));
}

async function answer(request, name) {
  // A team changes this one at any time: it is of no version, and where it cannot be had the page keeps what it has.
  if (name === "config.json") return fetch(request).catch(() => new Response(null, { status: 204 }));
  const cache = await caches.open(current);
  const here = (await cache.match(new URL(name, scope))) ?? (await cache.match(new URL(`${name}.html`, scope)));
  if (here) return here;
  // What has its content in its name is the same in each version that has it.
  for (const other of await ownCaches()) {
    const found = await (await caches.open(other)).match(request);
    if (found) return found;
  }
  return fetch(request);
}

self.addEventListener("install", (event) => {
  event.waitUntil(install());
  // A browser that cannot, or not for such an address, asks the worker.
  if (event.addRoutes) event.waitUntil(route(event).catch(() => {}));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
// A notification that only a worker could show leads back to the page.
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const pages = self.clients.matchAll({ type: "window", includeUncontrolled: true });
  event.waitUntil(pages.then(([page]) => (page ? page.focus() : self.clients.openWindow(scope))));
});
self.addEventListener("message", (event) => {
  if (event.data === "now") self.skipWaiting();
  if (event.data === "tidy") event.waitUntil(tidy().catch(() => {}));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(scope)) return;
  const name = url.origin + url.pathname === scope || url.pathname === new URL("index.html", scope).pathname
    ? "./"
    : url.pathname.slice(new URL(scope).pathname.length);
  event.respondWith(answer(request, name));
});
