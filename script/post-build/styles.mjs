// Joins style/main.css and the sheets that it imports into one file, so that the browser fetches one and the one-file
// edition holds all. Only `@import "file.css";` and `@import "file.css" layer(name);` at the start of main.css are known.
// It must never let an address reach the result: every style stands on its own, without images or fonts from elsewhere.
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileName, link, put } from "./page.mjs";

/** Writes the joined sheet into `site` under a name of its content and returns the page that points to it. */
export function joinStyles(site, page) {
  const { text, attributes } = link(page, "stylesheet");
  if ("integrity" in attributes) throw new Error("the style sheet's link needs data-integrity=\"none\": its content changes here");
  const old = fileName(attributes.href);
  const joined = readFileSync(join(site, old), "utf8").replace(/\r\n?/g, "\n")
    .replace(/@import\s+(?:url\()?["']?([^"')\s;]+)["']?\)?(?:\s+layer\(([\w.-]+)\))?\s*;/g, (_, file, layer) => {
      const sheet = readFileSync(join("style", file), "utf8").replace(/\r\n?/g, "\n");
      return layer ? `@layer ${layer} {\n${sheet}}\n` : sheet;
    });
  const code = joined.replace(/\/\*[^]*?\*\//g, "");
  if (/@import|@charset|<\/style/i.test(code)) throw new Error("style/: an @import that is not understood, an @charset, or </style");
  const addresses = [...code.matchAll(/url\(\s*["']?([^"')\s]*)/gi)].map((m) => m[1]);
  const outside = addresses.find((address) => !/^(?:data:|#)/.test(address));
  if (outside) throw new Error(`style/: url(${outside}): only data: and fragments are allowed`);
  const name = `main-${createHash("sha256").update(joined).digest("hex").slice(0, 16)}.css`;
  rmSync(join(site, old));
  writeFileSync(join(site, name), joined);
  return put(page, text, text.replace(old, () => name).replace(/\s+data-integrity="none"/, ""));
}
