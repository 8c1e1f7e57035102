// The content security policies of both editions. They are the proof of the promise that nothing entered in Handpick
// leaves the computer, so they must never allow 'unsafe-inline', 'unsafe-eval' or any other origin.
import { createHash } from "node:crypto";
import { put, tags } from "./page.mjs";

const sha256 = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const contents = (page, tag) => [...page.matchAll(new RegExp(`<${tag}(?![^>]*\\ssrc=)[^>]*>([^]*?)</${tag}>`, "g"))].map((m) => m[1]);

/** The site: its own files, its own inline scripts by hash, and no other origin for anything. */
export const hosted = {
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "img-src": "'self' data:",
  "connect-src": "'self'",
  "worker-src": "'self'",
  "manifest-src": "'self'",
};

/** The one file: nothing but what is inside it, and no request at all. */
export const alone = {
  "script-src": "'wasm-unsafe-eval'",
  "style-src": "",
  "img-src": "data:",
  "connect-src": "'none'",
};

/** Puts the policy, with the hashes of all inline scripts and styles, right after the charset: before every script. */
export function withPolicy(page, rules) {
  const all = { "default-src": "'none'", ...rules, "base-uri": "'none'", "form-action": "'none'" };
  all["script-src"] += ` ${contents(page, "script").map(sha256).join(" ")}`;
  all["style-src"] += ` ${contents(page, "style").map(sha256).join(" ")}`;
  const text = Object.entries(all).map(([name, value]) => `${name} ${value.trim()}`).join("; ");
  const charset = tags(page, "meta").find(({ attributes }) => "charset" in attributes);
  if (!charset) throw new Error("the page needs a charset");
  return put(page, charset.text, `${charset.text}\n<meta http-equiv="Content-Security-Policy" content="${text}">`);
}
