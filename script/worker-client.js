// The page's side of the service worker: registers it, tells the app that a new version waits, and lets it in when the
// app asks for it. It must never reload a page by itself: someone may be typing.
//
// To the app:   window event `handpick-update`, and `window.handpickUpdateWaiting` for an app that starts later.
// From the app: window event `handpick-apply-update`: the person has chosen to reload.
(() => {
  "use strict";
  // Opened from a disk, or over plain http from another machine: there is no worker, and the app runs without one.
  if (!location.protocol.startsWith("http") || !navigator.serviceWorker) return;
  const HOUR = 3600000;
  let registration = null;
  let reloading = false;

  const reload = () => {
    if (reloading) return;
    reloading = true;
    location.reload();
  };
  const announce = () => {
    window.handpickUpdateWaiting = true;
    window.dispatchEvent(new CustomEvent("handpick-update"));
  };
  const watch = (worker) => {
    // With no active worker this is the first version ever: it is nothing new to whoever is looking at it.
    if (!registration.active) return;
    worker.addEventListener("statechange", () => { if (worker.state === "installed") announce(); });
  };
  window.addEventListener("handpick-apply-update", () => {
    const waiting = registration && registration.waiting;
    if (!waiting) return reload(); // another tab has let it in already
    navigator.serviceWorker.addEventListener("controllerchange", reload);
    // A page loaded past its worker (shift-reload) has no controller that could change.
    waiting.addEventListener("statechange", () => { if (waiting.state === "activated") reload(); });
    waiting.postMessage({ type: "skip-waiting" });
  });

  const register = async () => {
    try {
      registration = await navigator.serviceWorker.register("./sw.js", { updateViaCache: "none" });
    } catch (error) {
      console.warn(`Handpick cannot be kept for use without a network here: ${error.message}`);
      return;
    }
    if (registration.waiting && registration.active) announce();
    if (registration.installing) watch(registration.installing);
    registration.addEventListener("updatefound", () => { if (registration.installing) watch(registration.installing); });
    let asked = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden || Date.now() - asked < HOUR) return;
      asked = Date.now();
      registration.update().catch(() => {
        // Without a network there is nothing to ask; the next hour asks again.
      });
    });
  };
  if (document.readyState === "complete") register();
  else window.addEventListener("load", register, { once: true });
})();
