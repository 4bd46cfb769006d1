// Defines the service worker of the guide's own page (sw.js in a release). It caches one build for
// offline use: all of its files or none. web/build/offline.mjs defines BUILD and FILES.
const cacheName = `ice-access-guide ${BUILD}`;
const inScope = (name) => new URL(name, self.registration.scope).href;

self.addEventListener("install", (event) => {
  // Files with a hash in their names may come from the browser's HTTP cache, because the page has
  // just loaded them. The HTTP cache may have outdated versions of the other files.
  const cache = (name) => (/-[0-9a-f]{16}\./.test(name) ? "default" : "reload");
  // If a file does not match its hash, the service worker is not installed. Otherwise a file that
  // the network has replaced would stay in the cache.
  const fresh = Object.entries(FILES).map(([name, integrity]) => new Request(inScope(name), { cache: cache(name), integrity }));
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(fresh)));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("ice-access-guide ") && name !== cacheName;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))));
});

// A newer build waits until a person accepts it, so that it never replaces an open page unasked.
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  address.hash = "";
  if (address.href === inScope("index.html")) address.href = inScope("./");
  // After a failure, web/element/beside.js requests a file again with cache mode "reload", because the
  // cached file may be damaged. Such a request bypasses this cache.
  if (event.request.method !== "GET" || event.request.cache === "reload") return;
  if (!Object.keys(FILES).map(inScope).includes(address.href)) return;
  const kept = caches.open(cacheName).then((cache) => cache.match(address.href));
  event.respondWith(kept.then((answer) => answer ?? fetch(event.request)));
});
