// The one-file edition: the whole app in one page that runs from a disk, from an e-mail, from a stick. Style, icon, glue
// and the packed wasm are inlined; whatever can only be fetched is left out. It must never need a second file.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { fileName, link, put, safeInScript, tags } from "./page.mjs";
import { alone, withPolicy } from "./policy.mjs";

// The bytes go through a Response, so that the browser compiles while it unpacks; the glue above declares __wbg_init.
const starter = (packed) => `
const packed = Uint8Array.from(atob("${packed}"), (c) => c.charCodeAt(0));
{
  // A block of its own: the glue before it may use any name at the top level.
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  await __wbg_init({ module_or_path: new Response(stream, { headers: { "Content-Type": "application/wasm" } }) });
}
dispatchEvent(new CustomEvent("TrunkApplicationStarted"));
`;

/** The text of handpick.html, made of the finished page (without a policy or a worker) and the files in `site`. */
export function singleFile(site, page) {
  const read = (address, encoding) => readFileSync(join(site, decodeURI(address)), encoding);
  const module = [...page.matchAll(/<script type="module"[^>]*>([^]*?)<\/script>/g)];
  if (module.length !== 1) throw new Error(`the page must have exactly one module script, it has ${module.length}`);
  const [bootstrap, loader] = module[0];
  const glueName = /from\s+'([^']+\.js)'/.exec(loader)?.[1];
  const wasmName = /'([^']+_bg\.wasm)'/.exec(loader)?.[1];
  if (!glueName || !wasmName) throw new Error("Trunk's start script is not as expected: glue or wasm not found in it");
  const glue = safeInScript(read(fileName(glueName), "utf8"), glueName);
  if (/^\s*import[\s{*"']/m.test(glue)) throw new Error(`${glueName} imports another file (a JS snippet): it cannot stand alone`);
  if (!/\b__wbg_init as default\b/.test(glue)) throw new Error(`${glueName} has no __wbg_init`);
  const packed = gzipSync(read(fileName(wasmName)), { level: 9 }).toString("base64");

  const sheet = link(page, "stylesheet");
  const icon = link(page, "icon");
  const svg = read("icons/icon.svg", "utf8").replace(/\s*\n\s*/g, " ").trim();
  let file = put(page, bootstrap, `<script type="module">\n${glue}${starter(packed)}</script>`);
  file = put(file, sheet.text, `<style>${read(fileName(sheet.attributes.href), "utf8")}</style>`);
  file = put(file, icon.text, `<link rel="icon" type="image/svg+xml" href="data:image/svg+xml,${encodeURIComponent(svg)}">`);
  const fetched = ["preload", "modulepreload", "manifest", "apple-touch-icon"];
  for (const { text } of tags(page, "link").filter(({ attributes }) => fetched.includes(attributes.rel))) file = put(file, text, "");
  return withPolicy(file, alone);
}
