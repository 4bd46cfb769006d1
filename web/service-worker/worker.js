// Defines the service worker of the guide's own page (sw.js in a release). It caches one build for
// offline use: all of its files or none. web/build/offline.mjs defines BUILD and FILES.
//
// In a release this file has 1.1 KB compressed; the modules of Workbox for this task have 5.9 KB.
// If files had to be cached at run time, Workbox would replace this file
// (docs/decisions/054-build-or-buy.md).
const cacheName = `ice-access-guide ${BUILD}`;
const urlOf = (name) => new URL(name, self.registration.scope).href;

self.addEventListener("install", (event) => {
  // Files with a hash in their names may come from the browser's HTTP cache, because the page has
  // just loaded them. The HTTP cache may have outdated versions of the other files.
  const cacheMode = (name) => (/-[0-9a-f]{16}\./.test(name) ? "default" : "reload");
  // If a file does not match its hash, the service worker is not installed. Otherwise a wrong file,
  // such as a login page that the network sent instead, would stay in the cache.
  const requests = Object.entries(FILES).map(
    ([name, integrity]) => new Request(urlOf(name), { cache: cacheMode(name), integrity }),
  );
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(requests)));
});

self.addEventListener("activate", (event) => {
  const isOld = (name) => name.startsWith("ice-access-guide ") && name !== cacheName;
  const deleteOld = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter(isOld).map((name) => caches.delete(name)));
  };
  event.waitUntil(deleteOld());
});

// A newer build waits until a person accepts it, so that it never replaces an open page unasked.
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  url.hash = "";
  if (url.href === urlOf("index.html")) url.href = urlOf("./");
  // After a failure, web/element/assets.js requests a file again with cache mode "reload", because
  // the cached file may be damaged. Such a request bypasses this cache.
  if (event.request.method !== "GET" || event.request.cache === "reload") return;
  if (!Object.keys(FILES).map(urlOf).includes(url.href)) return;
  const cached = caches.open(cacheName).then((cache) => cache.match(url.href));
  event.respondWith(cached.then((response) => response ?? fetch(event.request)));
});
