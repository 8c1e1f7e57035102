// The recovery guard: when Handpick cannot start or has died, it puts a plain screen in its place that gives people
// their data. It is inlined in the page before everything else, so that it works when every other file is missing.
// It must never use the app, the network, inner HTML or more than the plainest DOM; never write to storage; and never
// appear for an error that the app survives.
(() => {
  "use strict";
  const PREFIX = "handpick/";
  const DATABASE = "handpick";
  const STORE = "entries";
  const START_LIMIT_MS = 20000;
  const MIRROR_LIMIT_MS = 3000;
  const WORDS = {
    en: {
      title: "Handpick had to stop",
      safe: "What was saved in this browser is still there. Download a copy first, then reload.",
      what: "What happened:",
      newer: "A newer Handpick has written here. This one leaves the data as it is: load the newer one.",
      slow: "The app was loaded, but had not started after 20 seconds.",
      load: "A part of the app could not be loaded.",
      download: "Download my data",
      reload: "Reload",
      saved: "The copy is in your downloads: ",
      empty: "This browser keeps no data of Handpick.",
      blocked: "This browser does not let Handpick read its data: ",
    },
    el: {
      title: "Το Handpick σταμάτησε",
      safe: "Ό,τι είχε αποθηκευτεί σε αυτόν τον περιηγητή υπάρχει ακόμη. Κατεβάστε πρώτα ένα αντίγραφο και μετά φορτώστε ξανά.",
      what: "Τι συνέβη:",
      newer: "Ένα νεότερο Handpick έγραψε εδώ. Αυτό αφήνει τα δεδομένα όπως είναι: φορτώστε το νεότερο.",
      slow: "Η εφαρμογή φορτώθηκε, αλλά δεν είχε ξεκινήσει μετά από 20 δευτερόλεπτα.",
      load: "Ένα μέρος της εφαρμογής δεν μπόρεσε να φορτωθεί.",
      download: "Λήψη των δεδομένων μου",
      reload: "Επαναφόρτωση",
      saved: "Το αντίγραφο είναι στις λήψεις σας: ",
      empty: "Αυτός ο περιηγητής δεν έχει δεδομένα του Handpick.",
      blocked: "Αυτός ο περιηγητής δεν αφήνει το Handpick να διαβάσει τα δεδομένα του: ",
    },
  };
  let loaded = false;
  let ready = false;
  let dead = false;

  const language = () => {
    try {
      const chosen = JSON.parse(localStorage.getItem(PREFIX + "prefs/language"));
      if (chosen === "en" || chosen === "el") return chosen;
    } catch {
      // Blocked storage or a damaged preference: the browser's own language serves as well.
    }
    return /^el\b/i.test(navigator.language) ? "el" : "en";
  };

  // Key to raw text, damaged entries too: whoever mends the data needs what was there, not what could be read.
  const entries = () => {
    const found = {};
    for (let i = 0; i < localStorage.length; i += 1) {
      const key = localStorage.key(i);
      if (key.startsWith(PREFIX)) found[key] = localStorage.getItem(key);
    }
    return found;
  };

  // The same from the second store. It is not made here if it is not there, and nobody waits for it longer than a moment.
  const mirrored = () => new Promise((done) => {
    const found = {};
    setTimeout(() => done(found), MIRROR_LIMIT_MS);
    try {
      const opening = indexedDB.open(DATABASE);
      opening.onupgradeneeded = () => opening.transaction.abort();
      opening.onerror = (event) => { event.preventDefault(); done(found); };
      opening.onsuccess = () => {
        const database = opening.result;
        if (!database.objectStoreNames.contains(STORE)) return done(found);
        const reading = database.transaction(STORE).objectStore(STORE).openCursor();
        reading.onerror = () => done(found);
        reading.onsuccess = () => {
          const cursor = reading.result;
          if (!cursor) return done(found);
          if (String(cursor.key).startsWith(PREFIX)) found[cursor.key] = cursor.value;
          cursor.continue();
        };
      };
    } catch {
      done(found);
    }
  });

  const download = async (words, say) => {
    let found = {};
    let refused;
    try {
      found = entries();
    } catch (error) {
      refused = error;
    }
    // Where the two differ, both are handed out: only a person can tell which one is good.
    for (const [key, text] of Object.entries(await mirrored())) {
      if (!(key in found)) found[key] = text;
      else if (found[key] !== text) found[`${key} (IndexedDB)`] = text;
    }
    if (Object.keys(found).length === 0) return say(refused ? words.blocked + refused.message : words.empty);
    const now = new Date();
    const two = (n) => String(n).padStart(2, "0");
    const name = `handpick-recovery-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.json`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(found, null, 1)], { type: "application/json" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    say(words.saved + name);
  };

  const element = (tag, text, style, ...children) => {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    // Through the object model, property by property: a style attribute would trip the page's own policy.
    for (const [name, value] of Object.entries(style)) made.style.setProperty(name, value);
    made.append(...children);
    return made;
  };

  const draw = (tell) => {
    const lang = language();
    const words = WORDS[lang];
    const button = (text, strong, act) => {
      const made = element("button", text, {
        font: "inherit", "font-weight": "600", padding: "10px 18px", "min-height": "44px", "border-radius": "6px",
        cursor: "pointer", border: "1px solid light-dark(#006f57, #66d5ba)",
        background: strong ? "light-dark(#006f57, #66d5ba)" : "transparent",
        color: strong ? "light-dark(#fff, #0b1512)" : "light-dark(#006f57, #66d5ba)",
      });
      made.type = "button";
      made.addEventListener("click", act);
      return made;
    };
    const heading = element("h1", words.title, { margin: "0 0 12px", font: "650 1.5rem/1.2 system-ui, sans-serif" });
    heading.tabIndex = -1;
    const status = element("p", "", { margin: "16px 0 0", "overflow-wrap": "anywhere" });
    status.setAttribute("role", "status");
    const main = element("main", "",
      { "max-width": "36rem", margin: "12vh auto 0", padding: "24px", font: "400 1rem/1.5 system-ui, sans-serif" },
      heading,
      element("p", words.safe, { margin: "0 0 16px" }),
      element("p", words.what, { margin: "0 0 4px", "font-weight": "600" }),
      element("pre", tell(words), { margin: "0 0 24px", "white-space": "pre-wrap", "overflow-wrap": "anywhere",
        font: "400 .8125rem/1.5 ui-monospace, monospace" }),
      element("div", "", { display: "flex", gap: "12px", "flex-wrap": "wrap" },
        button(words.download, true, () => download(words, (text) => { status.textContent = text; })),
        button(words.reload, false, () => location.reload())),
      status);
    const root = document.documentElement;
    root.lang = lang;
    root.style.setProperty("color-scheme", "light dark");
    document.title = words.title;
    document.body.removeAttribute("inert");
    document.body.removeAttribute("class");
    for (const [name, value] of [["background", "Canvas"], ["color", "CanvasText"], ["overflow", "auto"]]) {
      document.body.style.setProperty(name, value);
    }
    document.body.replaceChildren(main);
    heading.focus();
  };

  const recover = (tell) => {
    if (dead) return;
    dead = true;
    if (document.body) draw(tell);
    else addEventListener("DOMContentLoaded", () => draw(tell), { once: true });
  };

  // A dead app still has its listeners, and a half-finished one could write. These came first, so they come first.
  for (const type of ["storage", "hashchange", "popstate", "pagehide", "beforeunload", "visibilitychange", "keydown"]) {
    addEventListener(type, (event) => { if (dead) event.stopImmediatePropagation(); }, true);
  }

  const fatal = (reason, source) => {
    if (reason instanceof WebAssembly.RuntimeError) return true;
    if (ready || !(reason instanceof Error || reason instanceof DOMException)) return false;
    // Until the app stands nothing of ours runs but its loader. Extensions, and browsers inside of other apps, put scripts of
    // their own into every page, which may fail as they like: only what comes from our own address stops us.
    return reason instanceof WebAssembly.CompileError || reason instanceof WebAssembly.LinkError
      || `${source} ${reason.stack}`.includes(new URL(".", location.href).href);
  };
  addEventListener("error", (event) => {
    const from = event.target;
    if (from instanceof HTMLScriptElement) {
      if (!ready && from.type === "module" && !from.src.includes("-extension:")) recover((words) => words.load);
    } else if (fatal(event.error, event.filename)) {
      recover(() => String(event.error));
    }
  }, true);
  addEventListener("unhandledrejection", (event) => {
    if (fatal(event.reason, "")) recover(() => String(event.reason));
  });
  addEventListener("handpick-panic", (event) => {
    const detail = String(event.detail);
    recover((words) => (detail.startsWith("newer ") ? words.newer : detail));
  });
  addEventListener("handpick-ready", () => { ready = true; });
  addEventListener("TrunkApplicationStarted", () => {
    if (loaded) return;
    loaded = true;
    setTimeout(() => { if (!ready) recover((words) => words.slow); }, START_LIMIT_MS);
  });
})();
