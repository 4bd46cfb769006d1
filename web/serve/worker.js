// The preview server sends this service worker as sw.js instead of the service worker of the
// release. It deletes the caches that the release's service worker made, unregisters itself and
// reloads the open pages.
self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const cleanUp = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("ice-access-guide "));
    await Promise.all(names.map((name) => caches.delete(name)));
    await self.registration.unregister();
    for (const page of await self.clients.matchAll()) await page.navigate(page.url);
  };
  event.waitUntil(cleanUp());
});
