// A browser that forbids storage, or has no room left, whatever its engine calls that: the app says so, the work goes on in the
// tab, and the backup holds it. Must never take the app's word for it: the downloaded file is read.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { faults, introduce, kept, launch, open, targets } from "./harness.mjs";

let browser, ways;
before(async () => { browser = await launch(); ways = await targets(); });
after(async () => { await browser.close(); await ways.close(); });

/** Opens the app with a browser that was changed before its first line. */
async function withStorage(way, change, argument) {
  const opened = await open(browser, "about:blank");
  await opened.context.addInitScript(change, argument);
  await opened.page.goto(ways.list.find(({ name }) => name === way).url);
  return opened;
}

/** A little of everything: a job description, and a candidate on its board. */
async function work(page) {
  await page.getByRole("button", { name: "New requisition" }).first().click();
  await page.getByLabel("Job title").fill("Night porter");
  await page.getByRole("heading", { level: 1, name: "Night porter" }).waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  await page.getByRole("button", { name: "Add candidate" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Anna Petrova");
  await page.getByRole("dialog").getByLabel("E-mail or telephone").fill("anna@example.com");
  await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("link", { name: "Anna Petrova" }).waitFor();
}

/** The backup that the banner's button gives. */
async function backup(page, banner) {
  const downloading = page.waitForEvent("download");
  await banner.getByRole("button", { name: "Download a backup" }).click();
  const { records } = JSON.parse(readFileSync(await (await downloading).path(), "utf8"));
  return { titles: records.requisition?.map(({ title }) => title), names: records.candidate?.map(({ name }) => name) };
}

const ALL = { titles: ["Night porter"], names: ["Anna Petrova"] };
const alert = (page, words) => page.getByRole("alert").filter({ hasText: words });
const notSaved = (page) => page.getByRole("navigation").getByText("Not saved").waitFor();

const refusals = {
  "asking for it is refused": () => {
    const get = () => { throw new DOMException("The operation is insecure.", "SecurityError"); };
    Object.defineProperty(window, "localStorage", { get });
  },
  "there is none": () => Object.defineProperty(window, "localStorage", { get: () => null }),
};
for (const way of ["http root", "one file"]) {
  for (const [what, change] of Object.entries(refusals)) {
    test(`storage is forbidden, ${what}, ${way}: it is said, and the work lives in the tab`, async () => {
      const { page, context, wrong } = await withStorage(way, change);
      await introduce(page);
      const banner = alert(page, "allows no storage");
      await banner.waitFor();
      await notSaved(page);
      await work(page);
      assert.equal(await page.getByText("Kept in this browser").count(), 0);
      await banner.waitFor();
      assert.deepEqual(await backup(page, banner), ALL);
      await page.getByRole("navigation").getByRole("link", { name: "Data and backup" }).click();
      await page.getByRole("heading", { level: 1, name: "Data and backup" }).waitFor();
      assert.deepEqual(await faults(page), []);
      assert.deepEqual(wrong, []);
      await context.close();
    });
  }
}

for (const [name, words] of [["SecurityError", "allows no storage"], ["QuotaExceededError", "storage of this browser is full"]]) {
  test(`nothing can be written from the first moment, ${name}: it is said, and the work lives in the tab`, async () => {
    const { page, context, wrong } = await withStorage("http root", (name) => {
      Storage.prototype.setItem = () => { throw new DOMException("refused", name); };
    }, name);
    await introduce(page);
    const banner = alert(page, words);
    await banner.waitFor();
    await work(page);
    assert.equal(await page.getByText("Kept in this browser").count(), 0);
    assert.deepEqual(await backup(page, banner), ALL);
    assert.deepEqual(wrong, []);
    await context.close();
  });
}

// Chromium and Safari; Firefox; old engines, by number alone. All in the shape in which the engine throws it.
const full = { "QuotaExceededError": 22, "NS_ERROR_DOM_QUOTA_REACHED": 1014, "QUOTA_EXCEEDED_ERR": 22, "Error": 22 };
for (const [name, code] of Object.entries(full)) {
  test(`storage is full, ${name} (${code}): it is said, nothing is lost, and with room again all is kept`, async () => {
    const { page, context, wrong } = await withStorage("http root", ({ name, code }) => {
      const real = Storage.prototype.setItem;
      window.full = false;
      Storage.prototype.setItem = function (...entry) {
        if (!window.full) return real.apply(this, entry);
        const error = new DOMException("no room", name);
        Object.defineProperty(error, "code", { value: code });
        throw error;
      };
    }, { name, code });
    await introduce(page);
    await kept(page);
    await page.evaluate(() => { window.full = true; });
    await work(page);
    const banner = alert(page, "storage of this browser is full");
    await banner.waitFor();
    await notSaved(page);
    assert.deepEqual(await faults(page), []);
    assert.deepEqual(await backup(page, banner), ALL);
    assert.equal(await page.evaluate(() => Object.values(localStorage).some((text) => text.includes("Night porter"))), false);

    // Still full: trying again does not claim otherwise.
    await banner.getByRole("button", { name: "Try again" }).click();
    await notSaved(page);
    await banner.waitFor();
    await page.evaluate(() => { window.full = false; });
    await banner.getByRole("button", { name: "Try again" }).click();
    await kept(page);
    await banner.waitFor({ state: "detached" });
    await page.reload();
    await page.getByRole("link", { name: "Anna Petrova" }).waitFor();
    await page.getByRole("navigation").getByRole("link", { name: "Requisitions" }).click();
    await page.getByRole("link", { name: "Night porter" }).waitFor();
    assert.deepEqual(wrong, []);
    await context.close();
  });
}

test("storage fails for a reason of its own: the browser's words are shown, and the backup holds the work", async () => {
  const { page, context, wrong } = await withStorage("http root", () => {
    const real = Storage.prototype.setItem;
    window.broken = false;
    Storage.prototype.setItem = function (...entry) {
      if (window.broken) throw new DOMException("the disk is gone", "UnknownError");
      return real.apply(this, entry);
    };
  });
  await introduce(page);
  await kept(page);
  await page.evaluate(() => { window.broken = true; });
  await work(page);
  const banner = alert(page, /could not be saved.*UnknownError/);
  await banner.waitFor();
  assert.deepEqual(await backup(page, banner), ALL);
  await page.evaluate(() => { window.broken = false; });
  // The next edit takes along what was left.
  await page.getByRole("link", { name: "Anna Petrova" }).click();
  await page.getByLabel("Town").fill("Volos");
  await kept(page);
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Anna Petrova" }).waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "Requisitions" }).click();
  await page.getByRole("link", { name: "Night porter" }).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("closing the tab is asked about while its work is kept nowhere, and only then", async () => {
  const { page, context, wrong } = await withStorage("http root", () => {
    const real = Storage.prototype.setItem;
    window.full = false;
    Storage.prototype.setItem = function (...entry) {
      if (window.full) throw new DOMException("no room", "QuotaExceededError");
      return real.apply(this, entry);
    };
  });
  await introduce(page);
  const asked = [];
  page.on("dialog", async (dialog) => { asked.push(dialog.type()); await dialog.accept(); });
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  await kept(page);
  await page.reload();
  assert.deepEqual(asked, [], "nobody is asked about work that is kept");
  await page.getByRole("heading", { level: 1, name: "Candidates" }).waitFor();
  await page.evaluate(() => { window.full = true; });
  await page.getByRole("navigation").getByRole("link", { name: "Requisitions" }).click();
  await work(page);
  await alert(page, "storage of this browser is full").waitFor();
  const closed = page.waitForEvent("close");
  await page.close({ runBeforeUnload: true });
  await closed;
  assert.deepEqual(asked, ["beforeunload"]);
  assert.deepEqual(wrong, []);
  await context.close();
});
