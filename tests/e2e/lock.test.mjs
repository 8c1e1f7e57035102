// The lock of all that a browser keeps: nothing of it lies there in plain words, Node's own cryptography opens it with the
// passphrase alone, and no tab, crash or cleared store costs anything. Must never share a line with the app.
import assert from "node:assert/strict";
import { createDecipheriv, pbkdf2Sync } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { faults, introduce, kept, launch, open, targets, watched } from "./harness.mjs";
import { workspaceFile } from "./seed.mjs";
import { choose as takeIn } from "./steps.mjs";

// Made by tests/fixtures/locked.py out of v1.handpick.json: what a browser keeps in which that is locked.
const FIXTURE = JSON.parse(readFileSync(new URL("../fixtures/v1.locked-store.json", import.meta.url), "utf8"));
const FIXTURE_PASSPHRASE = "Κόκκινη βάρκα, 3 τζίτζικες & ένα ålesund";
const PASSPHRASE = "θάλασσα lantern 42 oregano", OTHER = "another four words here";

let browser, ways;
before(async () => { browser = await launch(); ways = await targets(); });
after(async () => { await browser.close(); await ways.close(); });

const toData = (page) => page.getByRole("navigation").getByRole("link", { name: "Data and backup" }).click();
const toRequisitions = (page) => page.getByRole("navigation").getByRole("link", { name: "Requisitions" }).click();

/** A browser that keeps a requisition. */
async function withWork(url = ways.list[0].url) {
  const opened = await open(browser, url);
  await introduce(opened.page);
  await require(opened.page, "Night porter");
  return opened;
}

/** One more requisition. */
async function require(page, title) {
  await toRequisitions(page);
  await page.getByRole("button", { name: "New requisition" }).first().click();
  await page.getByLabel("Job title").fill(title);
  await kept(page);
  await page.getByText(title).first().waitFor();
}

async function lock(page, passphrase = PASSPHRASE) {
  await toData(page);
  await page.getByRole("button", { name: "Lock with a passphrase…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("No reset is possible.").waitFor();
  await dialog.getByText("It does not protect against").waitFor();
  await choose(dialog, passphrase);
  await dialog.getByRole("button", { name: "Lock the data" }).click();
  await page.getByText("What is kept in this browser is locked with your passphrase").waitFor();
  await dialog.waitFor({ state: "hidden" });
}

async function choose(dialog, passphrase) {
  await dialog.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await dialog.getByLabel("Passphrase, once more").fill(passphrase);
}

/** The passphrase at the gate. */
async function unlock(page, passphrase = PASSPHRASE) {
  await page.getByRole("heading", { level: 1, name: "Handpick is locked" }).waitFor();
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByLabel("Passphrase", { exact: true }).press("Enter");
}

/** Everything of ours: in the small store, the large one, the restore points and the tab's own. */
const stores = (page) => page.evaluate(async () => {
  const local = Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith("handpick/")));
  const database = await new Promise((done, no) => { const r = indexedDB.open("handpick"); r.onsuccess = () => done(r.result); r.onerror = no; });
  const wait = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
  const all = async (name) => {
    const store = database.transaction(name).objectStore(name);
    const [keys, texts] = [await wait(store.getAllKeys()), await wait(store.getAll())];
    return keys.map((key, at) => [key, typeof texts[at] === "string" ? texts[at] : "bytes"]);
  };
  const large = Object.fromEntries((await all("entries")).filter(([key]) => key.startsWith("handpick/")));
  const points = Object.fromEntries(await all("points"));
  database.close();
  return { local, large, points, tab: Object.fromEntries(Object.entries(sessionStorage)) };
});
const records = (store) => Object.entries(store).filter(([key]) => /\/(requisition|member|workspace)\/[0-9a-z]+$/.test(key));
const WORDS = /porter|Katerina|Aegean|Janitor|Cook/;

/** Nothing in plain words, in none of the stores. */
async function locked(page) {
  const { local, large, points, tab } = await stores(page);
  for (const store of [local, large]) {
    assert.ok(records(store).length >= 3);
    for (const [key, text] of records(store)) assert.match(text, /^\{"locked":1,"iv":"[^"]{16}","data":"[^"]+"\}$/, key);
  }
  for (const [key, text] of Object.entries(points)) assert.match(text, /^\{"locked":1,/, key);
  assert.equal(WORDS.test(JSON.stringify([local, large, points, tab])), false);
  return { local, large, points };
}

/** Waits until that holds. */
async function soonLocked(page) {
  for (let tries = 0; ; tries++) {
    try { return await locked(page); } catch (error) { if (tries > 40) throw error; }
    await page.waitForTimeout(50);
  }
}

/** The records of a store, opened by another program with the passphrase and the store alone. */
function opened(store, passphrase) {
  const bytes = (word) => Buffer.from(word, "base64");
  const decrypt = (key, iv, data, use) => {
    const opening = createDecipheriv("aes-256-gcm", key, bytes(iv)).setAAD(Buffer.from(use)).setAuthTag(bytes(data).subarray(-16));
    return Buffer.concat([opening.update(bytes(data).subarray(0, -16)), opening.final()]);
  };
  const { kdf, wrapped_key, on } = JSON.parse(Object.entries(store).find(([key]) => key.endsWith("/lock"))[1]);
  assert.deepEqual([on, kdf.name, kdf.rounds], [true, "PBKDF2-SHA-256", 600_000]);
  const outer = pbkdf2Sync(passphrase.normalize("NFC"), bytes(kdf.salt), kdf.rounds, 32, "sha256");
  const key = decrypt(outer, wrapped_key.iv, wrapped_key.key, "handpick-lock/1/key");
  return records(store).map(([place, text]) => {
    const { iv, data } = JSON.parse(text);
    return JSON.parse(decrypt(key, iv, data, place).toString("utf8"));
  });
}

test("what another program has locked opens with its passphrase", async () => {
  const { context, page, wrong } = await open(browser, ways.list[2].url);
  const workspace = Object.keys(FIXTURE).find((key) => key.endsWith("/version")).split("/")[2];
  await page.evaluate((store) => { for (const [key, text] of Object.entries(store)) localStorage.setItem(key, text); },
    { ...FIXTURE, "handpick/file/prefs/workspace": JSON.stringify(workspace) });
  await page.reload();
  await unlock(page, PASSPHRASE);
  await page.getByText("This is not the passphrase.").waitFor();
  await unlock(page, FIXTURE_PASSPHRASE);
  await page.getByRole("button", { name: "Ana Kovač" }).click();
  await kept(page);
  const there = opened((await stores(page)).large, FIXTURE_PASSPHRASE);
  assert.ok(there.some(({ name }) => name === "Ana Kovač"));
  assert.deepEqual(wrong, []);
  await context.close();
});

for (const at of [0, 2]) {
  test(`locked data lies nowhere in plain words, and opens with the passphrase alone (${at ? "one file" : "http"})`, async () => {
    const { context, page, wrong } = await withWork(ways.list[at].url);
    await lock(page);
    const { local, large } = await locked(page);
    for (const store of [local, large]) {
      assert.match(JSON.stringify(opened(store, PASSPHRASE)), /Night porter/);
      assert.throws(() => opened(store, OTHER));
    }
    assert.notDeepEqual(records(local), records(large), "each text has its own random numbers");
    assert.deepEqual(await faults(page), []);
    // What is written from now on is locked too.
    await require(page, "Janitor");
    await locked(page);

    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Handpick is locked" }).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === "passphrase");
    assert.equal(await page.getByRole("navigation").count(), 0);
    assert.equal(await page.title(), "Handpick is locked · Handpick");
    assert.deepEqual(await faults(page), []);
    await unlock(page, OTHER);
    await page.getByText("This is not the passphrase.").waitFor();
    await unlock(page, PASSPHRASE.normalize("NFD"));
    await page.getByRole("heading", { level: 1, name: "Janitor" }).waitFor();
    await kept(page);
    await toRequisitions(page);
    await page.getByText("Night porter").first().waitFor();
    await locked(page);
    assert.deepEqual(wrong, []);
    await context.close();
  });
}

test("other tabs are locked with it, unlock themselves, and hear of each other again", async () => {
  const { context, page, wrong } = await withWork();
  const second = await watched(context, wrong);
  await second.goto(ways.list[0].url);
  await second.getByText("Night porter").first().waitFor();
  await lock(page);
  await second.getByRole("heading", { level: 1, name: "Handpick is locked" }).waitFor();
  await unlock(second);
  await second.getByText("Night porter").first().waitFor();
  await require(second, "Janitor");
  await toRequisitions(page);
  await page.getByText("Janitor").first().waitFor();
  await require(page, "Cook");
  await toRequisitions(second);
  await second.getByText("Cook").first().waitFor();
  await locked(page);
  // The small store is cleared behind their backs: it is filled again, locked, and with its lock.
  await page.evaluate(() => localStorage.clear());
  await second.waitForFunction(() => Object.keys(localStorage).some((key) => key.endsWith("/lock")) && Object.keys(localStorage).length > 4);
  await kept(second);
  assert.match(JSON.stringify(opened((await soonLocked(second)).local, PASSPHRASE)), /Janitor/);

  // Taken off in one, it is off in both, and what both write is plain.
  await toData(page);
  await page.getByRole("button", { name: "Take the lock off…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Passphrase", { exact: true }).fill(OTHER);
  await dialog.getByRole("button", { name: "Take the lock off" }).click();
  await dialog.getByText("This is not the passphrase.").waitFor();
  await locked(page);
  await dialog.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await dialog.getByRole("button", { name: "Take the lock off" }).click();
  await page.getByRole("button", { name: "Lock with a passphrase…" }).waitFor();
  await require(second, "Porter by day");
  const { local, large } = await stores(page);
  for (const store of [local, large]) {
    assert.ok(records(store).every(([, text]) => text.startsWith("{") && !text.startsWith('{"locked"')));
  }
  assert.match(JSON.stringify(local), /Night porter.*|Porter by day/);
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Data and backup" }).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("what is typed in one tab while another one locks is saved when it is unlocked there too", async () => {
  const { context, page, wrong } = await withWork();
  const second = await watched(context, wrong);
  await second.goto(ways.list[0].url);
  await second.getByRole("button", { name: "New requisition" }).first().click();
  await second.getByLabel("Job title").fill("Cook");
  await kept(second);
  // The passphrase takes a while; what is typed in the other tab has not been committed when the lock comes on.
  await toData(page);
  await page.getByRole("button", { name: "Lock with a passphrase…" }).click();
  await choose(page.getByRole("dialog"), PASSPHRASE);
  await second.clock.install();
  await second.clock.pauseAt(Date.now() + 1000);
  await second.getByLabel("Job title").fill("Cook for the evening");
  await page.getByRole("dialog").getByRole("button", { name: "Lock the data" }).click();
  await page.getByText("What is kept in this browser is locked with your passphrase").waitFor();
  await second.clock.resume();
  await second.getByText("The data was locked in another tab").waitFor();
  await locked(page);
  assert.deepEqual(await faults(second), []);
  await second.getByRole("button", { name: "Unlock…" }).click();
  const dialog = second.getByRole("dialog");
  await dialog.getByLabel("Passphrase", { exact: true }).fill(OTHER);
  await dialog.getByRole("button", { name: "Unlock" }).click();
  await dialog.getByText("This is not the passphrase.").waitFor();
  await dialog.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await dialog.getByRole("button", { name: "Unlock" }).click();
  await dialog.waitFor({ state: "hidden" });
  await kept(second);
  await second.getByText("The data was locked in another tab").waitFor({ state: "hidden" });
  const { local, large } = await locked(second);
  for (const store of [local, large]) assert.match(JSON.stringify(opened(store, PASSPHRASE)), /Cook for the evening/);
  await toRequisitions(page);
  await page.getByText("Cook for the evening").first().waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("restore points are locked and opened with the rest", async () => {
  const { context, page, wrong } = await withWork();
  await takeIn(page, workspaceFile(3));
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await page.getByText("Before an import").waitFor();
  await kept(page);
  assert.ok(Object.values((await stores(page)).points).includes("bytes"));
  await lock(page);
  const { points } = await locked(page);
  assert.equal(Object.keys(points).length, 2);
  await page.reload();
  await unlock(page);
  // One more, made while it is locked.
  await takeIn(page, workspaceFile(5).replaceAll("Aegean Outdoor Ltd", "Aegean Indoor Ltd"));
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await page.getByText("Before an import").nth(1).waitFor();
  await kept(page);
  assert.equal(Object.keys((await locked(page)).points).length, 4);
  await page.getByRole("button", { name: /^Restore/ }).last().click();
  await page.getByText(/^Before going back/).first().waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  await page.getByText("Nobody yet.").first().waitFor();
  await toData(page);
  await page.getByRole("button", { name: "Take the lock off…" }).click();
  await page.getByRole("dialog").getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await page.getByRole("dialog").getByRole("button", { name: "Take the lock off" }).click();
  await page.getByRole("button", { name: "Lock with a passphrase…" }).waitFor();
  const plain = Object.values((await stores(page)).points);
  assert.ok(plain.length >= 6 && plain.every((text) => text === "bytes" || text.startsWith('{"at"')), JSON.stringify(plain));
  await page.reload();
  await page.getByRole("button", { name: /^Restore/ }).first().click();
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  await page.getByText("Nobody yet.").first().waitFor({ state: "hidden" });
  assert.deepEqual(wrong, []);
  await context.close();
});

test("another passphrase wraps the key anew, and nothing else", async () => {
  const { context, page, wrong } = await withWork();
  await lock(page);
  const before = await stores(page);
  await page.getByRole("button", { name: "Change the passphrase…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Passphrase", { exact: true }).fill(OTHER);
  await dialog.getByRole("button", { name: "Go on" }).click();
  await dialog.getByText("This is not the passphrase.").waitFor();
  await dialog.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await dialog.getByRole("button", { name: "Go on" }).click();
  await dialog.getByText("Now the new one.").waitFor();
  assert.deepEqual(await faults(page), []);
  await choose(dialog, OTHER);
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "hidden" });
  const after = await stores(page);
  assert.deepEqual(records(after.local), records(before.local));
  assert.deepEqual(records(after.large), records(before.large));
  for (const store of [after.local, after.large]) assert.match(JSON.stringify(opened(store, OTHER)), /Night porter/);
  await page.reload();
  await unlock(page, PASSPHRASE);
  await page.getByText("This is not the passphrase.").waitFor();
  await unlock(page, OTHER);
  await page.getByRole("heading", { level: 1, name: "Data and backup" }).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a locking that was broken off is read and finished, and a lock that one store lost comes back", async () => {
  const { context, page, wrong } = await withWork();
  const plain = (await stores(page)).local;
  await lock(page);
  // As after a crash half-way: one store has its lock and half of it locked, the other has no lock yet.
  await page.evaluate((plain) => {
    for (const [key, text] of plain.slice(0, 2)) localStorage.setItem(key, text);
    localStorage.removeItem(Object.keys(localStorage).find((key) => key.endsWith("/lock")));
  }, records(plain));
  await page.reload();
  await unlock(page);
  await page.getByRole("heading", { level: 1, name: "Data and backup" }).waitFor();
  const { local } = await soonLocked(page);
  assert.match(JSON.stringify(opened(local, PASSPHRASE)), /Night porter/);
  // Half of a locked text: the other store has all of it.
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((key) => key.includes("/requisition/"));
    localStorage.setItem(key, localStorage.getItem(key).slice(0, 90));
  });
  await page.reload();
  await unlock(page);
  await toRequisitions(page);
  await page.getByText("Night porter").first().waitFor();
  await soonLocked(page);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("left alone it locks itself, and by a button at once", async () => {
  const { context, page, wrong } = await open(browser, "about:blank");
  await page.clock.install();
  await page.goto(ways.list[0].url);
  await introduce(page);
  await lock(page);
  assert.equal(await page.getByLabel("Lock by itself").inputValue(), "15");
  await page.getByLabel("Lock by itself").selectOption({ label: "After 5 minutes" });
  await page.clock.fastForward("04:00");
  await page.keyboard.press("Shift");
  await page.clock.fastForward("04:00");
  assert.equal(await page.getByRole("heading", { name: "Handpick is locked" }).count(), 0);
  await page.clock.fastForward("02:00");
  await unlock(page);
  await page.getByRole("heading", { level: 1, name: "Data and backup" }).waitFor();
  // What was typed a moment before is kept, and a form that holds something stays.
  await toRequisitions(page);
  await page.getByRole("button", { name: "New requisition" }).first().click();
  await page.clock.pauseAt(await page.evaluate(() => Date.now()) + 500);
  await page.getByLabel("Job title").fill("Night porter");
  await page.evaluate(() => { for (const event of ["pointerdown"]) dispatchEvent(new Event(event)); });
  await page.clock.resume();
  await page.clock.fastForward("05:30");
  await unlock(page);
  await page.getByRole("heading", { level: 1, name: "Night porter" }).waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  await page.getByRole("button", { name: "Add candidate" }).first().click();
  await page.getByRole("dialog").getByLabel("Name").fill("Eleni");
  await page.clock.fastForward("30:00");
  await page.waitForTimeout(300);
  assert.equal(await page.getByRole("dialog").getByLabel("Name").inputValue(), "Eleni");
  await page.keyboard.press("Escape");
  await toData(page);
  assert.equal(await page.getByLabel("Lock by itself").inputValue(), "5");
  await page.getByLabel("Lock by itself").selectOption({ label: "Never" });
  await page.clock.fastForward("10:00:00");
  await page.getByRole("main").getByRole("button", { name: "Lock now" }).click();
  await page.getByRole("heading", { level: 1, name: "Handpick is locked" }).waitFor();
  // Whoever leaves the desk finds it on every screen.
  await unlock(page);
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  await page.getByRole("navigation").getByRole("button", { name: "Lock now" }).click();
  await page.getByRole("heading", { level: 1, name: "Handpick is locked" }).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a change of the passphrase that was broken off opens with either, and with that one alone from then on", async () => {
  for (const [given, other] of [[PASSPHRASE, OTHER], [OTHER, PASSPHRASE]]) {
    const { context, page, wrong } = await withWork();
    await lock(page);
    const old = Object.entries((await stores(page)).local).find(([key]) => key.endsWith("/lock"));
    await page.getByRole("button", { name: "Change the passphrase…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
    await dialog.getByRole("button", { name: "Go on" }).click();
    await dialog.getByText("Now the new one.").waitFor();
    await choose(dialog, OTHER);
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), old);
    await page.reload();
    await unlock(page, given);
    await page.getByRole("heading", { level: 1, name: "Data and backup" }).waitFor();
    const { local, large } = await stores(page);
    for (const store of [local, large]) {
      assert.match(JSON.stringify(opened(store, given)), /Night porter/);
      assert.throws(() => opened(store, other));
    }
    assert.deepEqual(wrong, []);
    await context.close();
  }
});

test("the recovery screen hands out what is locked as it is, with the lock that opens it", async () => {
  const { context, page } = await withWork();
  await takeIn(page, workspaceFile(3));
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await page.getByText("Before an import").waitFor();
  await kept(page);
  await lock(page);
  await context.addInitScript(() => { Object.defineProperty(Navigator.prototype, "serviceWorker", { get() {} }); });
  await context.route(/_bg\.wasm$/, (route) => route.fulfill({ status: 404, body: "" }));
  await page.evaluate(async () => { for (const one of await navigator.serviceWorker?.getRegistrations() ?? []) await one.unregister(); for (const name of await caches.keys()) await caches.delete(name); });
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Handpick had to stop" }).waitFor();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download my data" }).click();
  const file = JSON.parse(readFileSync(await (await downloading).path(), "utf8"));
  await page.getByText("only your passphrase opens it").waitFor();
  await page.getByText("The restore points of this browser are locked").waitFor();
  assert.equal(await page.getByRole("button", { name: /^Start from this one/ }).count(), 0);
  assert.equal(WORDS.test(JSON.stringify(file)), false);
  assert.match(JSON.stringify(opened(file, PASSPHRASE)), /Night porter/);
  await context.close();
});
