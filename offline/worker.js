// Keeps one build of the guide for use without a network. All files come from the same build, or none does.
const cacheName = `ice-access-guide ${BUILD}`;
const inScope = (name) => new URL(name, self.registration.scope).href;

self.addEventListener("install", (event) => {
  // A file that has its hash in its name is the one the page has just loaded; any other may be an older one.
  const cache = (name) => (/-[0-9a-f]{16}\./.test(name) ? "default" : "reload");
  // Each has to be the very one that was built: what something on the way put in its place would be kept for good.
  const fresh = Object.entries(FILES).map(([name, integrity]) => new Request(inScope(name), { cache: cache(name), integrity }));
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(fresh)));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("ice-access-guide ") && name !== cacheName;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))));
});

// A newer build waits until a person takes it: it is never forced upon an open page.
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  address.hash = "";
  if (address.href === inScope("index.html")) address.href = inScope("./");
  // What is asked for again, past what was kept, was no good.
  if (event.request.method !== "GET" || event.request.cache === "reload") return;
  if (!Object.keys(FILES).map(inScope).includes(address.href)) return;
  const kept = caches.open(cacheName).then((cache) => cache.match(address.href));
  event.respondWith(kept.then((answer) => answer ?? fetch(event.request)));
});
