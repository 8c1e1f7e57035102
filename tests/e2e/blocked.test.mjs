// A browser that forbids storage, or has no room left, in one of its two stores or in both, whatever its engine calls that: the
// app says so, the work goes on, and the backup holds it. Must never take the app's word for it: the downloaded file is read, and
// what is said to be saved is looked for after a reload.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { faults, introduce, kept, launch, open, targets, watched } from "./harness.mjs";

let browser, ways;
before(async () => { browser = await launch(); ways = await targets(); });
after(async () => { await browser.close(); await ways.close(); });

/** Opens the app in a browser whose stores fail as told: the small one is localStorage, the large one IndexedDB. A store that is
 *  `full` or `broken` is so from when the test sets `window.failing`. */
async function withStorage(way, stores) {
  const opened = await open(browser, "about:blank");
  await opened.context.addInitScript(({ small, large, name, code, failing }) => {
    window.failing = failing ?? false;
    const forbidden = () => { throw new DOMException("The operation is insecure.", "SecurityError"); };
    if (small === "forbidden") Object.defineProperty(window, "localStorage", { get: forbidden });
    if (small === "none") Object.defineProperty(window, "localStorage", { get: () => null });
    if (large === "forbidden") IDBFactory.prototype.open = forbidden;
    if (large === "none") Object.defineProperty(window, "indexedDB", { get: () => null });
    const { setItem } = Storage.prototype;
    if (small === "fails") Storage.prototype.setItem = function (...entry) {
      if (!window.failing) return setItem.apply(this, entry);
      const error = new DOMException("refused", name);
      if (code !== undefined) Object.defineProperty(error, "code", { value: code });
      throw error;
    };
  }, stores);
  await opened.page.goto(ways.list.find(({ name }) => name === way).url);
  return opened;
}

/** A little of everything: a job description, and a candidate on its board. */
async function work(page) {
  await page.getByRole("button", { name: "New requisition" }).first().click();
  await page.getByLabel("Job title").fill("Night porter");
  await page.getByRole("heading", { level: 1, name: "Night porter" }).waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  await page.getByRole("button", { name: "Add candidate" }).first().click();
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
const remark = (page, words) => page.getByRole("status").filter({ hasText: words });
const notSaved = (page) => page.getByRole("navigation").getByText("Not saved").waitFor();
const claims = (page) => page.getByRole("navigation").getByText(/in this browser$/).count();

/** All of the work is there after a reload. */
async function comesBack(page) {
  await page.reload();
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  await page.getByRole("link", { name: "Anna Petrova" }).waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "Requisitions" }).click();
  await page.getByRole("link", { name: "Night porter" }).waitFor();
}

for (const way of ["http root", "one file"]) {
  for (const how of ["forbidden", "none"]) {
    test(`both stores are ${how}, ${way}: it is said, and the work lives in the tab`, async () => {
      const { page, context, wrong } = await withStorage(way, { small: how, large: how });
      await introduce(page);
      const banner = alert(page, "allows no storage");
      await banner.waitFor();
      await notSaved(page);
      await work(page);
      assert.equal(await claims(page), 0);
      assert.deepEqual(await backup(page, banner), ALL);
      await page.getByRole("navigation").getByRole("link", { name: "Data and backup" }).click();
      await page.getByRole("heading", { level: 1, name: "Data and backup" }).waitFor();
      assert.deepEqual(await faults(page), []);
      assert.deepEqual(wrong, []);
      await context.close();
    });

    test(`the small store is ${how}, ${way}: it is said, and the large one keeps the work`, async () => {
      const { page, context, wrong } = await withStorage(way, { small: how });
      await introduce(page);
      const banner = remark(page, "small storage of this browser is full or forbidden");
      await banner.waitFor();
      await work(page);
      assert.deepEqual(await backup(page, banner), ALL);
      await page.getByRole("navigation").getByText(/in this browser$/).waitFor();
      assert.deepEqual(await faults(page), []);
      await comesBack(page);
      await banner.waitFor();
      assert.deepEqual(wrong, []);
      await context.close();
    });

    test(`the large store is ${how}, ${way}: it is said, and the small one keeps the work`, async () => {
      const { page, context, wrong } = await withStorage(way, { large: how });
      await introduce(page);
      const banner = remark(page, "keeps your work once, not twice");
      await banner.waitFor();
      await work(page);
      assert.deepEqual(await backup(page, banner), ALL);
      await page.getByRole("navigation").getByText("Kept in this browser").waitFor();
      assert.deepEqual(await faults(page), []);
      await comesBack(page);
      assert.deepEqual(wrong, []);
      await context.close();
    });
  }
}

for (const [name, words] of [["SecurityError", "allows no storage"], ["QuotaExceededError", "storage of this browser is full"]]) {
  test(`nothing can be written from the first moment, ${name}: it is said, and the work lives in the tab`, async () => {
    const { page, context, wrong } = await withStorage("http root", { small: "fails", large: "none", name, failing: true });
    await introduce(page);
    const banner = alert(page, words);
    await banner.waitFor();
    await work(page);
    assert.equal(await claims(page), 0);
    assert.deepEqual(await backup(page, banner), ALL);
    assert.deepEqual(wrong, []);
    await context.close();
  });
}

// Chromium and Safari; Firefox; old engines, by number alone. All in the shape in which the engine throws it.
const full = { "QuotaExceededError": 22, "NS_ERROR_DOM_QUOTA_REACHED": 1014, "QUOTA_EXCEEDED_ERR": 22, "Error": 22 };
for (const [name, code] of Object.entries(full)) {
  test(`the only store is full, ${name} (${code}): it is said, nothing is lost, and with room again all is kept`, async () => {
    const { page, context, wrong } = await withStorage("http root", { small: "fails", large: "none", name, code });
    await introduce(page);
    await page.getByRole("navigation").getByText("Kept in this browser").waitFor();
    await page.evaluate(() => { window.failing = true; });
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
    await page.evaluate(() => { window.failing = false; });
    await banner.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("navigation").getByText("Kept in this browser").waitFor();
    await banner.waitFor({ state: "detached" });
    await comesBack(page);
    assert.deepEqual(wrong, []);
    await context.close();
  });

  test(`the small store is full, ${name} (${code}): the large one keeps the work, and with room again both do`, async () => {
    const { page, context, wrong } = await withStorage("http root", { small: "fails", name, code });
    await introduce(page);
    await kept(page);
    await page.evaluate(() => { window.failing = true; });
    await work(page);
    const banner = remark(page, "small storage of this browser is full");
    await banner.waitFor();
    assert.equal(await alert(page, "full").count(), 0, "that is no loss");
    assert.deepEqual(await backup(page, banner), ALL);
    assert.equal(await page.evaluate(() => Object.values(localStorage).some((text) => text.includes("Night porter"))), false);
    await page.evaluate(() => { window.failing = false; });
    await banner.getByRole("button", { name: "Try again" }).click();
    await kept(page);
    await banner.waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => Object.values(localStorage).some((text) => text.includes("Night porter"))), true);
    await comesBack(page);
    assert.deepEqual(wrong, []);
    await context.close();
  });
}

test("two tabs hear of each other's work though the small store is forbidden", async () => {
  const { page, context, wrong } = await withStorage("http root", { small: "forbidden" });
  await introduce(page);
  await work(page);
  const other = await watched(context, wrong);
  await other.goto(page.url());
  const name = (tab) => tab.getByRole("link", { name: "Anna Petrova" });
  await name(other).click();
  await other.getByLabel("Town").fill("Volos");
  await name(page).click();
  await page.getByLabel("Town").and(page.getByRole("textbox")).waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll("input")].some(({ value }) => value === "Volos"));
  await page.getByLabel("Telephone").fill("+30 694 000 0000");
  await other.waitForFunction(() => [...document.querySelectorAll("input")].some(({ value }) => value.endsWith("000 0000")));
  await page.reload();
  assert.equal(await page.getByLabel("Town").inputValue(), "Volos");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("the only store fails for a reason of its own: the browser's words are shown, and the backup holds the work", async () => {
  const { page, context, wrong } = await withStorage("http root", { small: "fails", large: "none", name: "UnknownError" });
  await introduce(page);
  await page.getByRole("navigation").getByText("Kept in this browser").waitFor();
  await page.evaluate(() => { window.failing = true; });
  await work(page);
  const banner = alert(page, /could not be saved.*UnknownError/);
  await banner.waitFor();
  assert.deepEqual(await backup(page, banner), ALL);
  await page.evaluate(() => { window.failing = false; });
  // The next edit takes along what was left.
  await page.getByRole("link", { name: "Anna Petrova" }).click();
  await page.getByLabel("Town").fill("Volos");
  await page.getByRole("navigation").getByText("Kept in this browser").waitFor();
  await comesBack(page);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("closing the tab is asked about while its work is kept nowhere, and only then", async () => {
  const { page, context, wrong } = await withStorage("http root", { small: "fails", large: "none", name: "QuotaExceededError" });
  await introduce(page);
  const asked = [];
  page.on("dialog", async (dialog) => { asked.push(dialog.type()); await dialog.accept(); });
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Candidates" }).waitFor();
  assert.deepEqual(asked, [], "nobody is asked about work that is kept");
  await page.evaluate(() => { window.failing = true; });
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
