// Opens the release as a person would: from the root of a web server, under a path of it, and as one file from a disk. Collects
// everything that goes wrong on the page, so that a test can end with "and nothing was wrong".
import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = join(root, "dist");
const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".wasm": "application/wasm", ".css": "text/css",
  ".svg": "image/svg+xml", ".png": "image/png", ".webmanifest": "application/manifest+json", ".json": "application/json",
};
const SUB_PATH = "/deep/sub/";
const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Serves `folder` at `/` and at `/deep/sub/`. */
export async function serve(folder = dist) {
  const server = createServer((request, response) => {
    let path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    if (path.startsWith(SUB_PATH)) path = path.slice(SUB_PATH.length - 1);
    const file = join(folder, normalize(path.endsWith("/") ? `${path}index.html` : path));
    if (!file.startsWith(folder) || !existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "cache-control": "no-cache" });
    response.end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const close = () => new Promise((done) => { server.closeAllConnections(); server.close(done); });
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}

/** The three ways to open the release. */
export async function targets() {
  const server = await serve();
  const folder = join(mkdtempSync(join(tmpdir(), "handpick-")), "dir with space & 100% #1");
  mkdirSync(folder);
  cpSync(join(dist, "handpick.html"), join(folder, "handpick.html"));
  return {
    list: [
      { name: "http root", url: `${server.origin}/` },
      { name: "http sub-path", url: `${server.origin}${SUB_PATH}` },
      { name: "one file", url: pathToFileURL(join(folder, "handpick.html")).href },
    ],
    close: server.close,
  };
}

/** How every browser here is started: as what, and with which switches. */
export function chromiumCommand() {
  const path = BROWSERS.find(existsSync);
  assert.ok(path, `no Chromium at ${BROWSERS.join(", ")}`);
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];
  return { path, args };
}

/** Starts a browser; one is enough for a whole test file. */
export async function launch() {
  const { path, args } = chromiumCommand();
  return chromium.launch({ executablePath: path, args });
}

/** A fresh profile with one page on `url`; `wrong` holds what the console and the content security policy complain of. */
export async function open(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB", acceptDownloads: true, ...options });
  const wrong = [];
  await context.exposeBinding("reportViolation", (_, text) => wrong.push(`policy: ${text}`));
  await context.addInitScript(() => addEventListener("securitypolicyviolation", (event) => window.reportViolation(`${event.violatedDirective} ${event.blockedURI}`)));
  const page = await watched(context, wrong);
  await page.goto(url);
  return { context, page, wrong };
}

/** One more tab of the same profile. */
export async function watched(context, wrong) {
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) wrong.push(`console: ${message.text()}`); });
  page.on("pageerror", (error) => wrong.push(`page: ${error.message}`));
  return page;
}

/** Says who one is, as everybody does first. */
export async function introduce(page, name = "Katerina Vlachou", company = "Aegean Outdoor Ltd") {
  await page.getByLabel("Your name").fill(name);
  if (company) await page.getByLabel(/^Company/).fill(company);
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("heading", { level: 1, name: "Requisitions" }).waitFor();
}

/** Waits until the screen says that everything is kept twice. */
export async function kept(page) {
  // Beside the navigation, or above the screen on a telephone.
  await page.getByText("Saved in this browser").filter({ visible: true }).first().waitFor();
}

/** Accessibility faults of the screen as it is. */
export async function faults(page) {
  await page.evaluate(readFileSync(join(root, "tests/node_modules/axe-core/axe.min.js"), "utf8"));
  // What is half faded in or out has less contrast than it will have.
  await page.evaluate(() => {
    const still = new CSSStyleSheet();
    still.replaceSync("*, *::before, *::after { animation: none !important; transition: none !important }");
    document.adoptedStyleSheets = [still];
  });
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  await page.evaluate(() => { document.adoptedStyleSheets = []; });
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.slice(0, 3).map((node) => node.target.join(" ")).join("; ")})`);
}
