// Takes the names out of the release's wasm. Until here they put functions that were made of one generic side by side, which are much
// alike: so the whole packs better (measured: ARCHITECTURE.md, "Sizes"). Must be done before anything hashes or copies the file.
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Strips the one wasm file of a site. */
export function stripNames(site) {
  const files = readdirSync(site).filter((name) => name.endsWith(".wasm"));
  if (files.length !== 1) throw new Error(`expected one wasm file, found ${files.length}: ${files.join(", ")}`);
  const file = join(site, files[0]);
  execFileSync("wasm-opt", ["--strip-debug", "--strip-producers", file, "-o", file], { stdio: ["ignore", "inherit", "inherit"] });
}
