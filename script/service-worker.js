// The service worker: keeps one version of the built files and answers with it, network or not. `VERSION` and `FILES`
// are filled in by script/post-build.mjs. It must never mix two versions, never take over from a running version unless
// the page asks (`skip-waiting`), and never keep anything but the files of the build: no data of anyone's goes in here.
"use strict";
const VERSION = "__VERSION__";
const FILES = __FILES__;
// Caches belong to the whole origin, so each copy of Handpick on it marks its own by its folder.
const OURS = `handpick ${self.registration.scope} `;
const CACHE = OURS + VERSION;
const KNOWN = new Set(FILES.map((file) => new URL(file, self.registration.scope).href));
const HOME = new URL("./", self.registration.scope).href;

const keep = async (cache, file) => {
  const response = await fetch(new Request(file, { cache: "no-cache" }));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  // Browsers refuse a kept redirect as the answer to a navigation.
  const { status, statusText, headers } = response;
  const plain = response.redirected ? new Response(await response.blob(), { status, statusText, headers }) : response;
  await cache.put(file, plain);
};

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => Promise.all(FILES.map((file) => keep(cache, file)))));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((names) =>
    Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)))));
});

self.addEventListener("message", (event) => {
  if (event.data && event.data.type === "skip-waiting") self.skipWaiting();
});

const kept = async (address) => {
  const cache = await caches.open(CACHE);
  return cache.match(address, { ignoreVary: true });
};

const answer = async (request) => {
  const url = new URL(request.url);
  url.search = "";
  url.hash = "";
  if (url.href === `${HOME}index.html`) url.href = HOME;
  if (KNOWN.has(url.href)) return (await kept(url.href)) || fetch(request);
  if (request.mode !== "navigate") return fetch(request);
  try {
    return await fetch(request); // the one-file edition, or another app in a folder below
  } catch (error) {
    const home = await kept(HOME);
    if (home) return home;
    throw error;
  }
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(answer(request));
});
