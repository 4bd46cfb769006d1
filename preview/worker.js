// Takes the place of the worker that keeps a release for use without a network, forgets what that one kept, and goes.
self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const forget = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("ice-access-guide ")).map((name) => caches.delete(name)));
    await self.registration.unregister();
    for (const page of await self.clients.matchAll()) await page.navigate(page.url);
  };
  event.waitUntil(forget());
});
