// When the program cannot start, or dies: a plain screen says what happened and hands out everything that this browser keeps, and
// nothing that was saved is lost. Must never let a page fail by the test's own doing without the test saying so in `wrong`.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { faults, introduce, kept, launch, open, targets } from "./harness.mjs";

let browser, ways;
before(async () => { browser = await launch(); ways = await targets(); });
after(async () => { await browser.close(); await ways.close(); });

/** No service worker, as over plain http from another machine: a file that is missing is then missing. */
const withoutWorker = (context) => context.addInitScript(() => {
  Object.defineProperty(Navigator.prototype, "serviceWorker", { get() {} });
});

/** A browser that keeps a requisition. */
async function withWork(way = "http root") {
  const { url } = ways.list.find(({ name }) => name === way);
  const opened = await open(browser, "about:blank");
  await withoutWorker(opened.context);
  await opened.page.goto(url);
  await introduce(opened.page);
  await opened.page.getByRole("button", { name: "New requisition" }).first().click();
  await opened.page.getByLabel("Job title").fill("Night porter");
  await kept(opened.page);
  opened.wrong.length = 0;
  return { ...opened, url };
}

/** The recovery screen is all there is, has the focus and the title, is accessible, and says why. */
async function stopped(page, why) {
  await page.getByRole("heading", { level: 1, name: "Handpick had to stop" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H1");
  assert.equal(await page.getByRole("navigation").count(), 0, "nothing of the dead app is left");
  await page.getByText("What was saved in this browser is still there.").waitFor();
  assert.match(await page.getByRole("main").innerText(), why);
  assert.deepEqual(await faults(page), []);
}

/** Downloads the raw data and gives what the file says. */
async function rescued(page) {
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download my data" }).click();
  const download = await downloading;
  assert.match(download.suggestedFilename(), /^handpick-recovery-\d{4}-\d\d-\d\d\.json$/);
  await page.getByRole("status").filter({ hasText: download.suggestedFilename() }).waitFor();
  return JSON.parse(readFileSync(await download.path(), "utf8"));
}

/** Every entry of the app is in the file, word for word, and the record among them. */
async function complete(page) {
  const data = await rescued(page);
  const all = await page.evaluate(() => Object.entries(localStorage));
  for (const [key, text] of all.filter(([key]) => key.startsWith("handpick/"))) assert.equal(data[key], text, key);
  assert.ok(Object.entries(data).some(([key, text]) => key.includes("/requisition/") && text.includes("Night porter")));
}

async function reloads(page) {
  await page.getByRole("button", { name: "Reload", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Night porter" }).waitFor();
  assert.equal(await page.getByLabel("Job title").inputValue(), "Night porter");
}

const PROGRAM = /_bg\.wasm$/, LOADER = /handpick-[0-9a-f]+\.js$/;
const garbage = { status: 200, contentType: "application/wasm", body: "garbage" };
const login = { status: 200, contentType: "text/html", body: "<h1>Log in</h1>" };
const parts = [
  ["the program is missing", PROGRAM, { status: 404, body: "" }, /Wasm: 404/],
  ["the program is garbage", PROGRAM, garbage, /CompileError: WebAssembly/],
  ["a page of a login stands in its place", PROGRAM, login, /WebAssembly/],
  ["the loader is missing", LOADER, { status: 404, body: "" }, /A part of the app could not be loaded|import/],
];
for (const [what, address, answer, why] of parts) {
  test(`the start fails since ${what}; the data can be had, and the next start has it`, async () => {
    const { page, context } = await withWork();
    await context.route(address, (route) => route.fulfill(answer));
    await page.reload();
    await stopped(page, why);
    await complete(page);
    assert.equal(await page.title(), "Handpick had to stop");
    await context.unroute(address);
    await reloads(page);
    await context.close();
  });
}

test("the start fails since the browser cannot run the program, in the one file too, in Greek too", async () => {
  for (const way of ["http root", "one file"]) {
    const { page, context, wrong } = await withWork(way);
    await page.addInitScript(() => {
      const refuse = () => Promise.reject(new WebAssembly.CompileError("this browser runs no programs"));
      Object.assign(WebAssembly, { instantiate: refuse, instantiateStreaming: refuse });
    });
    await page.reload();
    await stopped(page, /this browser runs no programs/);
    await complete(page);
    await page.evaluate(() => localStorage.setItem("handpick/prefs/language", '"el"'));
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Το Handpick σταμάτησε" }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), "el");
    await page.getByRole("button", { name: "Λήψη των δεδομένων μου" }).waitFor();
    await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Επαναφόρτωση" }).click()]);
    // A page in which the program runs has the work.
    const mended = await context.newPage();
    await mended.goto(page.url());
    await mended.getByRole("heading", { level: 1, name: "Night porter" }).waitFor();
    assert.deepEqual(wrong.filter((line) => line.startsWith("policy")), [], `${way}: the recovery screen keeps to the policy`);
    await context.close();
  }
});

test("the program was loaded and never started: after a while the screen says so", async () => {
  const { page, context, wrong } = await withWork();
  await page.clock.install();
  // Tasks of the program wait for ever.
  await page.addInitScript(() => { if (!sessionStorage.getItem("mended")) window.queueMicrotask = () => {}; });
  const loaded = page.waitForEvent("requestfinished", (request) => request.url().endsWith(".wasm"));
  await page.reload();
  await loaded;
  const heading = page.getByRole("heading", { level: 1, name: "Handpick had to stop" });
  for (let seconds = 0; seconds < 60 && await heading.count() === 0; seconds += 5) await page.clock.runFor(5_000);
  await stopped(page, /had not started after 20 seconds/);
  await complete(page);
  await page.evaluate(() => sessionStorage.setItem("mended", "yes"));
  await reloads(page);
  assert.deepEqual(wrong, []);
  await context.close();
});

for (const way of ["http root", "one file"]) {
  test(`the program dies while somebody works, ${way}: what was saved can be had, and nothing moves any more`, async () => {
    const { page, context, wrong } = await withWork(way);
    // An extension that breaks the page is what a person can meet: the next screen cannot be drawn.
    await page.evaluate(() => {
      const real = Node.prototype.cloneNode;
      Node.prototype.cloneNode = () => { Node.prototype.cloneNode = real; throw new Error("broken by an extension"); };
    });
    await page.getByRole("navigation").getByRole("link", { name: "Data and backup" }).click();
    await stopped(page, /broken by an extension/);
    assert.ok(wrong.some((line) => line.includes("panicked")), "the program did die");
    await complete(page);

    // Neither keys, nor Back, nor another tab wake the dead program.
    const before = await page.evaluate(() => JSON.stringify({ ...localStorage }));
    await page.keyboard.press("Control+z");
    await page.goBack();
    await page.evaluate(() => dispatchEvent(new StorageEvent("storage", { key: null, storageArea: localStorage })));
    await page.getByRole("heading", { level: 1, name: "Handpick had to stop" }).waitFor();
    assert.equal(await page.evaluate(() => JSON.stringify({ ...localStorage })), before);
    const title = await page.title();
    await reloads(page);
    assert.equal(title, "Handpick had to stop", "the dead program does not rename the page");
    assert.deepEqual(wrong.filter((line) => line.startsWith("policy")), []);
    await context.close();
  });
}

test("what only the large store keeps is in the download too", async () => {
  const { page, context } = await withWork();
  await page.evaluate(() => {
    Storage.prototype.setItem = () => { throw new DOMException("no room", "QuotaExceededError"); };
  });
  await page.getByLabel("Job title").fill("Night porter, Volos");
  await page.getByText("Your work is saved in the large one alone").waitFor();
  await context.route(PROGRAM, (route) => route.abort());
  await page.reload();
  await stopped(page, /./);
  const data = Object.values(await rescued(page));
  assert.ok(data.some((text) => JSON.stringify(text).includes("Night porter, Volos")), "the newest title is in the file");
  await context.close();
});

test("an error that the program survives does not stop anybody", async () => {
  const { page, context } = await withWork();
  await page.evaluate(async () => {
    setTimeout(() => { throw new Error("of a script that is none of ours"); });
    Promise.reject(new Error("of another"));
    await new Promise((done) => setTimeout(done, 300));
  });
  await page.getByLabel("Job title").fill("Night porter, Volos");
  await page.getByRole("heading", { level: 1, name: "Night porter, Volos" }).waitFor();
  await kept(page);
  await context.close();
});

test("a script of the browser that fails before the app stands does not stop the app", async () => {
  // Browsers inside of other apps put scripts of their own into every page, and these fail as they like.
  const { page, context } = await withWork();
  // The program is still on its way when they fail.
  await context.route(PROGRAM, async (route) => { await page.evaluate(() => window.failed); await route.continue(); });
  await page.addInitScript(() => {
    window.failed = new Promise((done) => addEventListener("readystatechange", () => {
      Promise.reject(new TypeError("null is not an object (evaluating 'window.bridge.postMessage')"));
      setTimeout(() => { throw new ReferenceError("Can't find variable: __bridge"); });
      setTimeout(done, 50);
    }, { once: true, capture: true }));
  });
  await page.reload();
  await page.getByRole("heading", { level: 1, name: /Night porter|Handpick had to stop/ }).waitFor();
  await page.getByLabel("Job title").waitFor({ timeout: 2_000 });
  assert.equal(await page.getByRole("heading", { name: "Handpick had to stop" }).count(), 0);
  await context.close();
});

test("with nothing kept, or nothing to be read, the download says so instead of making a useless file", async () => {
  const { url } = ways.list[0];
  const said = { false: "This browser keeps no data of Handpick.", true: /not let Handpick read its data: .*forbidden here/ };
  for (const forbid of [false, true]) {
    const context = await browser.newContext({ locale: "en-GB" });
    await withoutWorker(context);
    const page = await context.newPage();
    if (forbid) {
      await page.addInitScript(() => Object.defineProperty(window, "localStorage", {
        get() { throw new DOMException("forbidden here", "SecurityError"); },
      }));
    }
    await context.route(PROGRAM, (route) => route.abort());
    await page.goto(url);
    await stopped(page, /./);
    await page.getByRole("button", { name: "Download my data" }).click();
    await page.getByRole("status").filter({ hasText: said[forbid] }).waitFor();
    await context.close();
  }
});

test("data of a newer release is left alone, and the reason is said in words", async () => {
  const { page, context, wrong } = await withWork();
  // A tab that sees the newer version writes no more: what was typed has to be there before.
  await page.waitForFunction(() => Object.values(localStorage).some((text) => text.includes("Night porter")));
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((key) => key.endsWith("/version"));
    localStorage.setItem(key, "999");
  });
  const before = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  await page.reload();
  await stopped(page, /newer Handpick/);
  await complete(page);
  assert.equal(await page.evaluate(() => JSON.stringify({ ...localStorage })), before);
  assert.deepEqual(wrong, []);
  await context.close();
});
