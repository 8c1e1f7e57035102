// Prints what the release weighs, as it is and as a host sends it (brotli), and fails when it has outgrown its limits.
// It must count every file that a first visit loads: a limit with exceptions is none.
import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

// The goal is 300 kB for the site and 650 kB for the single file. Neither is reached yet; these hold what was measured, so that
// nothing grows meanwhile. ARCHITECTURE.md, "Sizes", has the numbers.
const TOTAL_LIMIT = 1_008_000; // brotli bytes of wasm, glue, HTML, CSS and the worker together
const SINGLE_LIMIT = 1_900_000; // bytes of handpick.html
const KINDS = { ".wasm": "wasm", ".js": "glue", ".html": "HTML", ".css": "CSS" };

const squeeze = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
const row = (name, raw, small) => console.log(`${name.padEnd(14)}${kB(raw)}${small === undefined ? "" : kB(small)}`);

const parts = new Map();
for (const name of readdirSync("dist").sort()) {
  const kind = name === "sw.js" ? "worker" : KINDS[extname(name)];
  if (!kind || name === "handpick.html") continue;
  const bytes = readFileSync(`dist/${name}`);
  const sum = parts.get(kind) ?? { raw: 0, small: 0 };
  parts.set(kind, { raw: sum.raw + bytes.length, small: sum.small + squeeze(bytes) });
}
for (const kind of Object.values(KINDS)) if (!parts.has(kind)) throw new Error(`dist/ holds no ${kind}: this is no release`);

console.log(`${"".padEnd(14)}${"raw".padStart(10)}${"brotli".padStart(10)}`);
let raw = 0;
let small = 0;
for (const [kind, size] of parts) {
  row(kind, size.raw, size.small);
  raw += size.raw;
  small += size.small;
}
row("total", raw, small);
const single = readFileSync("dist/handpick.html").length;
row("handpick.html", single);

const faults = [];
if (small > TOTAL_LIMIT) faults.push(`the release is ${kB(small).trim()} brotli, the limit is ${kB(TOTAL_LIMIT).trim()}`);
if (single > SINGLE_LIMIT) faults.push(`handpick.html is ${kB(single).trim()}, the limit is ${kB(SINGLE_LIMIT).trim()}`);
for (const fault of faults) console.error(`Too big: ${fault}.`);
process.exitCode = faults.length === 0 ? 0 : 1;
