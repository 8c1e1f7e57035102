// A new version of the hosted edition is offered, not forced: whoever is typing goes on typing, and takes it when they say so. It
// must never touch the release itself: each test serves a copy of it, and replaces the copy's files as a new release would.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serviceWorker } from "../../script/post-build/worker.mjs";
import { introduce, kept, launch, open, serve, watched } from "./harness.mjs";

const OFFER = "A new version of Handpick is ready.";
let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

/** A server with a release of its own, which `publish` replaces by a newer one. */
async function site() {
  const folder = mkdtempSync(join(tmpdir(), "handpick-release-"));
  cpSync(fileURLToPath(new URL("../../dist", import.meta.url)), folder, { recursive: true });
  const server = await serve(folder);
  const page = readFileSync(join(folder, "index.html"), "utf8");
  return {
    url: `${server.origin}/`,
    publish(release) {
      const meta = `<meta name="release" content="${release}">`;
      writeFileSync(join(folder, "index.html"), page.replace("</head>", `${meta}</head>`));
      writeFileSync(join(folder, "sw.js"), serviceWorker(folder));
    },
    breakOff: () => rmSync(join(folder, "manifest.webmanifest")),
    async close() { await server.close(); rmSync(folder, { recursive: true }); },
  };
}

/** The first visit, until the page runs on its service worker, with a requisition open. */
async function settle(page) {
  await introduce(page);
  await page.getByRole("button", { name: "New requisition" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Untitled position" }).waitFor();
  await kept(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  await page.getByLabel("Job title").waitFor();
  await page.evaluate(() => { window.notReloaded = true; });
}

/** Comes back to the tab hours later, which is when the page asks for a new version. */
async function hoursLater(page) {
  await page.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 2 * 3_600_000;
    document.dispatchEvent(new Event("visibilitychange"));
    Date.now = now;
  });
}

const release = (page) => page.evaluate(() => document.querySelector("meta[name=release]")?.content ?? "first");
const notReloaded = (page) => page.evaluate(() => window.notReloaded === true);
const offer = (page) => page.getByRole("status").filter({ hasText: OFFER });

test("an update is offered, not forced, and taken by its button", async () => {
  const own = await site();
  const { page, context, wrong } = await open(browser, own.url);
  await settle(page);
  await page.getByLabel("Job title").pressSequentially("Night porter");
  own.publish("second");
  await hoursLater(page);
  await offer(page).waitFor();

  // Nothing has moved: not the page, not the text, not the cursor.
  assert.ok(await notReloaded(page));
  assert.equal(await page.getByLabel("Job title").inputValue(), "Night porter");
  assert.equal(await page.evaluate(() => document.activeElement?.id), await page.getByLabel("Job title").getAttribute("id"));
  assert.equal(await release(page), "first");

  // Whoever does not care goes on, through other screens too, and the offer stays.
  await page.keyboard.type(", Volos");
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  await page.getByRole("button", { name: "Add candidate" }).first().click();
  await page.getByRole("dialog").getByLabel("Name").fill("Anna Petrova");
  await page.getByRole("dialog").getByLabel("E-mail or telephone").fill("anna@example.com");
  await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("link", { name: "Anna Petrova" }).waitFor();
  await page.goBack();
  await page.getByLabel("Purpose").pressSequentially("To be there at night.");
  assert.ok(await notReloaded(page));
  assert.ok(await offer(page).isVisible());

  // The button takes it, straight from the field, and everything is there.
  const address = page.url();
  await offer(page).getByRole("button", { name: "Update now" }).click();
  await page.waitForFunction(() => document.querySelector("meta[name=release]")?.content === "second");
  await page.getByRole("heading", { level: 1, name: "Night porter, Volos" }).waitFor();
  assert.equal(page.url(), address);
  assert.equal(await page.getByLabel("Purpose").inputValue(), "To be there at night.");
  assert.equal(await offer(page).count(), 0);
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  await page.getByRole("link", { name: "Anna Petrova" }).waitFor();

  // The new version is the one that is kept, and the only one.
  await own.close();
  await context.setOffline(true);
  await page.reload();
  await page.getByRole("link", { name: "Anna Petrova" }).waitFor();
  assert.equal(await release(page), "second");
  assert.equal((await page.evaluate(() => caches.keys())).length, 1);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("an update that one tab takes leaves the other tab in peace", async () => {
  const own = await site();
  const { page, context, wrong } = await open(browser, own.url);
  await settle(page);
  const other = await watched(context, wrong);
  await other.goto(page.url());
  await other.evaluate(() => { window.notReloaded = true; });
  await other.getByLabel("Purpose").pressSequentially("Half a sent");
  own.publish("second");
  await hoursLater(page);
  await offer(page).waitFor();
  await offer(other).waitFor();
  await offer(page).getByRole("button", { name: "Update now" }).click();
  await page.waitForFunction(() => document.querySelector("meta[name=release]")?.content === "second");
  await page.getByLabel("Job title").waitFor();

  await other.keyboard.type("ence.");
  await kept(other);
  assert.ok(await notReloaded(other));
  assert.equal(await other.getByLabel("Purpose").inputValue(), "Half a sentence.");
  // Its offer still stands, and its button still leads to the new version.
  await offer(other).getByRole("button", { name: "Update now" }).click();
  await other.waitForFunction(() => document.querySelector("meta[name=release]")?.content === "second");
  for (const tab of [page, other]) {
    await tab.waitForFunction(() => document.querySelector("main textarea")?.value === "Half a sentence.");
  }
  assert.deepEqual(wrong, []);
  await context.close();
  await own.close();
});

test("a new version waits for whoever opens the app later, and half a release is not offered", async () => {
  const own = await site();
  const { page, context } = await open(browser, own.url);
  await settle(page);
  own.publish("broken");
  own.breakOff();
  const came = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const found = new Promise((done) => registration.addEventListener("updatefound", () => done(registration.installing)));
    await registration.update().catch(() => {});
    const worker = await found;
    while (worker.state === "installing") {
      await new Promise((done) => worker.addEventListener("statechange", done, { once: true }));
    }
    return worker.state;
  });
  assert.equal(came, "redundant");
  assert.ok(await notReloaded(page));
  assert.equal(await offer(page).count(), 0);

  own.publish("third");
  await hoursLater(page);
  await offer(page).waitFor();
  await page.reload();
  await offer(page).waitFor();
  assert.equal(await release(page), "first");
  await context.close();
  await own.close();
});
