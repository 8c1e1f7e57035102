// Trunk's post_build hook: finishes the site in TRUNK_STAGING_DIR. Under `trunk serve` it only joins the style sheets and
// inlines the recovery guard; a release also gets its content security policy, its service worker and the one-file edition.
// It must throw on anything it does not recognise: a throw fails the build, a guess would ship a broken one.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inlineScript, put } from "./post-build/page.mjs";
import { stripNames } from "./post-build/strip.mjs";
import { joinStyles } from "./post-build/styles.mjs";
import { hosted, withPolicy } from "./post-build/policy.mjs";
import { singleFile } from "./post-build/single-file.mjs";
import { serviceWorker } from "./post-build/worker.mjs";

const site = process.env.TRUNK_STAGING_DIR;
if (!site || !existsSync(join(site, "index.html"))) {
  throw new Error("this is Trunk's post_build hook: run script/build or script/serve instead");
}
const index = join(site, "index.html");
// Browsers hash the text of an inline script with its line ends normalised, so the page is normalised first.
let page = readFileSync(index, "utf8").replace(/\r\n?/g, "\n");
page = joinStyles(site, page);
page = put(page, "<!-- handpick:recovery -->", inlineScript("script/recovery.js"));
const workerMark = "<!-- handpick:worker -->";

if (page.includes("__TRUNK_ADDRESS__")) {
  // Trunk's live reload script is rewritten while it is served: no hash of it can match, and a worker would keep old builds.
  writeFileSync(index, put(page, workerMark, ""));
} else {
  stripNames(site);
  writeFileSync(join(site, "handpick.html"), singleFile(site, put(page, workerMark, "")));
  writeFileSync(index, withPolicy(put(page, workerMark, inlineScript("script/worker-client.js")), hosted));
  writeFileSync(join(site, "sw.js"), serviceWorker(site));
}
