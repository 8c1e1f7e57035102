// The recovery guard: when Handpick cannot start or has died, it puts a plain screen in its place that gives people
// their data, and the way back to a restore point. It is inlined in the page before everything else, so that it works when
// every other file is missing.
// It must never use the app, the network, inner HTML or more than the plainest DOM; never write to storage; and never
// appear for an error that the app survives.
(() => {
  "use strict";
  const PREFIX = "handpick/";
  const DATABASE = "handpick";
  // So begins every text that the app has encrypted with the person's passphrase. This script has no way to open one.
  const LOCKED = '{"locked":1,';
  const POINT_LIMIT = 12;
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
      points: "Or go on from a restore point",
      pointsText: "“Start from this one” downloads a copy of your data first. Then Handpick opens with what it held at that time, in a new workspace. What is here now stays as it is.",
      point: "Download",
      start: "Start from this one",
      held: (requisitions, candidates) => `requisitions: ${requisitions}, candidates: ${candidates}`,
      lockedCopy: "What is in it is locked, as it is in this browser: only your passphrase opens it.",
      lockedPoints: "The restore points of this browser are locked with your passphrase and cannot be read here. They are there again when Handpick opens.",
      unreadable: "This restore point cannot be read. Choose another one.",
      causes: {
        import: "before an import", removal: "before a requisition was removed", migration: "before an update",
        takeover: "before a file came in", restore: "before going back", working: "while working",
      },
      bulk: "before much was changed at once",
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
      points: "Ή συνεχίστε από ένα σημείο επαναφοράς",
      pointsText: "Το «Έναρξη από αυτό» κατεβάζει πρώτα ένα αντίγραφο των δεδομένων σας. Μετά το Handpick ανοίγει με ό,τι υπήρχε τότε, σε νέο χώρο εργασίας. Ό,τι υπάρχει τώρα μένει όπως είναι.",
      point: "Λήψη",
      start: "Έναρξη από αυτό",
      held: (requisitions, candidates) => `θέσεις: ${requisitions}, υποψήφιοι: ${candidates}`,
      lockedCopy: "Το περιεχόμενό του είναι κλειδωμένο, όπως και σε αυτόν τον περιηγητή: το ανοίγει μόνο η φράση πρόσβασής σας.",
      lockedPoints: "Τα σημεία επαναφοράς σε αυτόν τον περιηγητή είναι κλειδωμένα με τη φράση πρόσβασής σας και δεν διαβάζονται εδώ. Θα τα βρείτε όταν ανοίξει το Handpick.",
      unreadable: "Αυτό το σημείο επαναφοράς δεν διαβάζεται. Διαλέξτε άλλο.",
      causes: {
        import: "πριν από εισαγωγή", removal: "πριν αφαιρεθεί μια θέση", migration: "πριν από ενημέρωση",
        takeover: "πριν μπει ένα αρχείο", restore: "πριν από επαναφορά", working: "στη διάρκεια της δουλειάς",
      },
      bulk: "πριν αλλάξουν πολλά μαζί",
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

  // What the database has under keys that begin so. It is not made here if it is not there, and nobody waits for it longer than
  // a moment.
  const stored = (store, prefix) => new Promise((done) => {
    const found = {};
    setTimeout(() => done(found), MIRROR_LIMIT_MS);
    try {
      const opening = indexedDB.open(DATABASE);
      opening.onupgradeneeded = () => opening.transaction.abort();
      opening.onerror = (event) => { event.preventDefault(); done(found); };
      opening.onsuccess = () => {
        const database = opening.result;
        database.onversionchange = () => database.close();
        const end = () => { database.close(); done(found); };
        if (!database.objectStoreNames.contains(store)) return end();
        const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
        const reading = database.transaction(store).objectStore(store).openCursor(range);
        reading.onerror = end;
        reading.onsuccess = () => {
          const cursor = reading.result;
          if (!cursor) return end();
          found[cursor.key] = cursor.value;
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
    for (const [key, text] of Object.entries(await stored("entries", PREFIX))) {
      if (!(key in found)) found[key] = text;
      else if (found[key] !== text) found[`${key} (IndexedDB)`] = text;
    }
    if (Object.keys(found).length === 0) return say(refused ? words.blocked + refused.message : words.empty);
    const locked = Object.values(found).some((text) => text.startsWith(LOCKED));
    const told = locked ? (text) => say(`${text}. ${words.lockedCopy}`) : say;
    save(`handpick-recovery-${day(new Date())}.json`, JSON.stringify(found, null, 1), words, told);
  };

  const two = (n) => String(n).padStart(2, "0");
  const day = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

  const save = (name, text, words, say) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    say(words.saved + name);
  };

  // Whether a key's scope is this document's: see `Scope` in the app. Escapes may be written in more than one way.
  const ours = (scope) => {
    const plain = (text) => {
      try { return decodeURIComponent(text); } catch { return text; }
    };
    if (!/^https?:$/.test(location.protocol)) return scope === "file";
    return plain(scope) === (plain(location.pathname.slice(0, location.pathname.lastIndexOf("/"))) || "/");
  };

  // The restore points of all workspaces here, newest first: what is said of them, not what they hold. And whether there are
  // some that are locked.
  const points = async () => {
    const found = [];
    let locked = false;
    for (const [key, text] of Object.entries(await stored("points", "point/"))) {
      const [, scope, workspace, id] = key.split("/");
      try {
        if (!ours(scope)) continue;
        if (text.startsWith(LOCKED)) locked = true;
        else found.push({ scope, workspace, id, ...JSON.parse(text) });
      } catch {
        // What does not read is no restore point.
      }
    }
    const list = found.filter((point) => Number.isFinite(point.at)).sort((a, b) => b.at - a.at).slice(0, POINT_LIMIT);
    return { list, locked };
  };

  const downloadPoint = async (point, words, say) => {
    const key = `body/${point.scope}/${point.workspace}/${point.id}`;
    const at = new Date(point.at);
    try {
      let body = (await stored("points", key))[key];
      if (typeof body !== "string") {
        body = await new Response(new Blob([body]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
      }
      save(`handpick-${day(at)}-${two(at.getHours())}${two(at.getMinutes())}.handpick.json`, body, words, say);
    } catch {
      say(words.unreadable);
    }
  };

  // The app itself begins the new workspace, from the address: this script writes nothing.
  const start = async (point, words, say) => {
    await download(words, say);
    // A download that has just begun would be lost with the page.
    setTimeout(() => {
      location.hash = `#/begin-from/${point.workspace}/${point.id}`;
      location.reload();
    }, 1000);
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
    const say = (text) => { status.textContent = text; };
    const reason = tell(words);
    const row = (point) => {
      const at = new Date(point.at).toLocaleString(lang === "el" ? "el-GR" : "en-GB", { dateStyle: "medium", timeStyle: "short" });
      const about = [words.causes[point.cause] ?? words.bulk, point.name, words.held(point.requisitions, point.candidates)];
      const actions = element("div", "", { display: "flex", gap: "8px", "flex-wrap": "wrap", margin: "8px 0 0" });
      const offer = (text, act) => {
        const made = button(text, false, () => act(point, words, say));
        made.setAttribute("aria-label", `${text}: ${at}`);
        actions.append(made);
      };
      offer(words.point, downloadPoint);
      // What a newer app has written is for that one to open.
      if (reason !== words.newer) offer(words.start, start);
      return element("li", "", { padding: "12px 0", "border-top": "1px solid light-dark(#ccc, #555)", "overflow-wrap": "anywhere" },
        element("b", at, {}), ` · ${about.filter(Boolean).join(" · ")}`, actions);
    };
    const main = element("main", "",
      { "max-width": "36rem", margin: "12vh auto 0", padding: "24px", font: "400 1rem/1.5 system-ui, sans-serif" },
      heading,
      element("p", words.safe, { margin: "0 0 16px" }),
      element("p", words.what, { margin: "0 0 4px", "font-weight": "600" }),
      element("pre", reason, { margin: "0 0 24px", "white-space": "pre-wrap", "overflow-wrap": "anywhere",
        font: "400 .8125rem/1.5 ui-monospace, monospace" }),
      element("div", "", { display: "flex", gap: "12px", "flex-wrap": "wrap" },
        button(words.download, true, () => download(words, say)),
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
    points().then(({ list, locked }) => {
      if (locked) main.append(element("p", words.lockedPoints, { margin: "40px 0 0" }));
      if (list.length === 0) return;
      main.append(
        element("h2", words.points, { margin: "40px 0 8px", font: "650 1.125rem/1.3 system-ui, sans-serif" }),
        element("p", words.pointsText, { margin: "0 0 12px" }),
        element("ul", "", { margin: "0", padding: "0", "list-style": "none" }, ...list.map(row)));
    });
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
