// Fills in script/service-worker.js for the files that were built. The version is made of their final contents: Trunk's
// names are hashed before wasm-opt runs, so the same name may hold different bytes. It must never depend on the clock,
// or every build would look like an update.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { put } from "./page.mjs";

// The pictures are for whoever decides to install the app, not for the app.
const LEFT_OUT = ["handpick.html", "sw.js", "screenshots"];

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

/** The text of sw.js for the finished files in `site`. */
export function serviceWorker(site) {
  const names = filesUnder(site).map((path) => relative(site, path).split(sep).join("/"))
    .filter((name) => !LEFT_OUT.includes(name.split("/")[0]) && !name.split("/").some((part) => part.startsWith("."))).sort();
  const hash = createHash("sha256");
  for (const name of names) {
    const bytes = readFileSync(join(site, name));
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  const source = readFileSync("script/service-worker.js", "utf8").replace(/\r\n?/g, "\n");
  // The worker's own text counts too: its logic is part of the version.
  const version = hash.update(source).digest("hex").slice(0, 20);
  const addresses = names.map((name) => (name === "index.html" ? "./" : `./${name.split("/").map(encodeURIComponent).join("/")}`));
  return put(put(source, '"__VERSION__"', JSON.stringify(version)), "__FILES__", JSON.stringify(addresses, null, 2));
}
