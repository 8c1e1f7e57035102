// Restore points: made before what changes much, looked into by name, gone back to in one click and undone; without anybody who was
// erased; and the way out of a workspace that lets the program die. Must look into the database only for what no screen may show.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { faults, introduce, kept, launch, open, targets } from "./harness.mjs";
import { workspaceFile } from "./seed.mjs";
import { choose } from "./steps.mjs";

let browser, ways;
before(async () => { browser = await launch(); ways = await targets(); });
after(async () => { await browser.close(); await ways.close(); });

const go = (page, name) => page.getByRole("navigation").getByRole("link", { name }).click();
const panel = (page) => page.locator("section").filter({ has: page.getByRole("heading", { name: "Restore points" }) });
const points = (page, cause) => panel(page).getByRole("listitem").filter({ hasText: cause });

async function add(page, name, contact) {
  await go(page, "Candidates");
  await page.getByRole("button", { name: "Add candidate" }).first().click();
  await page.getByRole("dialog").getByLabel("Name").fill(name);
  await page.getByRole("dialog").getByLabel("E-mail or telephone").fill(contact);
  await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
}

async function merge(page, text) {
  await choose(page, text);
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await page.getByText("The file was merged").first().waitFor();
}

async function names(page) {
  await go(page, "Candidates");
  await page.getByRole("heading", { level: 1, name: "Candidates" }).waitFor();
  return (await page.getByRole("main").getByRole("link").allInnerTexts()).join(" ");
}

/** All that the restore points hold, unpacked. */
const unpacked = (page) => page.evaluate(() => new Promise((done) => {
  indexedDB.open("handpick").onsuccess = ({ target }) => {
    const reading = target.result.transaction("points").objectStore("points").getAll();
    reading.onsuccess = async () => {
      target.result.close();
      const text = (body) => (typeof body === "string" ? body
        : new Response(new Blob([body]).stream().pipeThrough(new DecompressionStream("gzip"))).text());
      done(await Promise.all(reading.result.map(text)));
    };
  };
}));

/** From now on no page of this tab can run the program; answers what ends that. Not by a mark in the storage: what a page writes just
 *  before a reload is not always there when the next one begins. */
async function broken(context, page) {
  const client = await context.newCDPSession(page);
  await client.send("Page.enable");
  const source = `{
    const refuse = () => Promise.reject(new WebAssembly.CompileError("broken for once"));
    Object.assign(WebAssembly, { instantiate: refuse, instantiateStreaming: refuse });
  }`;
  const script = await client.send("Page.addScriptToEvaluateOnNewDocument", { source });
  return () => client.send("Page.removeScriptToEvaluateOnNewDocument", script);
}

async function until(what, check) {
  for (let tries = 0; tries < 100; tries++) {
    if (await check()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.fail(what);
}

test("a file comes in; what was before it can be seen by name, gone back to, and that undone", async () => {
  const { context, page, wrong } = await open(browser, ways.list[0].url);
  await introduce(page);
  await go(page, "Data and backup");
  await panel(page).getByText("None yet.").waitFor();
  await add(page, "Anna Petrova", "anna@example.com");
  await merge(page, workspaceFile(3));
  const point = points(page, "Before an import");
  await point.getByText("0 requisitions, 1 candidate").waitFor();
  // Changed since then, beside what the file brought.
  await go(page, "Candidates");
  await page.getByRole("link", { name: "Anna Petrova" }).click();
  await page.getByLabel("Town").fill("Volos");
  await kept(page);
  await go(page, "Data and backup");

  await point.getByRole("button", { name: "Preview" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/^\d+ go: added since then$/).waitFor();
  await dialog.getByRole("listitem").filter({ hasText: "Requisition: Customer service agent" }).waitFor();
  await dialog.getByRole("listitem").filter({ hasText: "Candidate: Eleni Markaki 0" }).waitFor();
  await dialog.getByText("1 gets its old values").waitFor();
  await dialog.getByRole("listitem").filter({ hasText: "Candidate: Anna Petrova" }).getByText("Town: Volos → nothing").waitFor();
  assert.deepEqual(await faults(page), []);
  const downloading = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download as a file" }).click();
  const file = await downloading;
  assert.match(file.suggestedFilename(), /^aegean-outdoor-ltd-\d{4}-\d\d-\d\d-\d{4}\.handpick\.json$/);
  assert.equal(JSON.parse(readFileSync(await file.path(), "utf8")).records.candidate[0].name, "Anna Petrova");
  await dialog.getByRole("button", { name: "Restore" }).click();
  await page.getByText(/^Everything is as it was on /).first().waitFor();
  await points(page, "Before going back").getByText("1 requisition, 4 candidates").waitFor();
  assert.match(await names(page), /Anna Petrova/);
  assert.doesNotMatch(await names(page), /Markaki/);
  await page.getByRole("link", { name: "Anna Petrova" }).click();
  assert.equal(await page.getByLabel("Town").inputValue(), "");

  // It outlives a reload, and so does the way back from it.
  await kept(page);
  await page.reload();
  await page.getByLabel("Town").waitFor();
  assert.equal(await page.getByLabel("Town").inputValue(), "");
  await page.getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("Control+z");
  await page.getByText("Undone").first().waitFor();
  assert.equal(await page.getByLabel("Town").inputValue(), "Volos");
  assert.match(await names(page), /Markaki/);

  // In one click; and with nothing to change the preview says so.
  await go(page, "Data and backup");
  await point.getByRole("button", { name: "Restore" }).click();
  await page.getByText(/^Everything is as it was on /).first().waitFor();
  assert.doesNotMatch(await names(page), /Markaki/);
  await go(page, "Data and backup");
  await point.getByRole("button", { name: "Preview" }).click();
  await dialog.getByText("Nothing would change").waitFor();
  assert.equal(await dialog.getByRole("button", { name: "Restore" }).count(), 0);
  await page.keyboard.press("Escape");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("another tab follows a restore; a requisition that was removed comes back with its applications", async () => {
  const { context, page, wrong } = await open(browser, ways.list[0].url);
  await introduce(page);
  await add(page, "Anna Petrova", "anna@example.com");
  await merge(page, workspaceFile(2));
  const other = await context.newPage();
  await other.goto(ways.list[0].url);
  await other.getByRole("link", { name: "Customer service agent" }).first().waitFor();
  await go(page, "Requisitions");
  await page.getByRole("button", { name: /^More actions for/ }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove all the same" }).click();
  await other.getByRole("link", { name: "Customer service agent" }).first().waitFor({ state: "hidden" });
  await go(page, "Data and backup");
  await points(page, "Before a requisition was removed").getByRole("button", { name: "Preview" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("3 come back: removed since then").waitFor();
  await dialog.getByText("Application: Eleni Markaki 0").waitFor();
  await dialog.getByRole("button", { name: "Restore" }).click();
  await other.getByRole("link", { name: "Customer service agent" }).first().waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("whoever is erased is in no restore point any more, also of one that was made before in another tab", async () => {
  const { context, page, wrong } = await open(browser, ways.list[0].url);
  await introduce(page);
  await add(page, "Anna Petrova", "anna@example.com");
  await add(page, "Tom Beckett", "tom@example.com");
  await merge(page, workspaceFile(1));
  await points(page, "Before an import").getByText("2 candidates").waitFor();
  assert.ok((await unpacked(page)).some((text) => text.includes("anna@example.com")));
  await go(page, "Candidates");
  await page.getByRole("link", { name: "Anna" }).click();
  const id = page.url().split("/").at(-1);
  await page.getByRole("button", { name: "Erase for good…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Erase for good" }).click();
  await until("she is in no point", async () => !(await unpacked(page)).some((text) => text.includes("anna@example.com")));
  const texts = (await unpacked(page)).filter((text) => text.includes("tom@example.com"));
  assert.equal(texts.length, 1, "the point is still there for everybody else");
  assert.deepEqual(JSON.parse(texts[0]).erased, [id]);
  await go(page, "Data and backup");
  const point = points(page, "Before an import");
  await point.getByText("1 candidate", { exact: false }).waitFor();
  await point.getByRole("button", { name: "Restore" }).click();
  await page.getByText(/^Everything is as it was on /).first().waitFor();
  assert.doesNotMatch(await names(page), /Anna/);
  assert.match(await names(page), /Tom Beckett/);

  // A tab that was closed in the middle of an erasure: the next start finishes it.
  await kept(page);
  await page.evaluate((person) => new Promise((done) => {
    indexedDB.open("handpick").onsuccess = ({ target }) => {
      const store = target.result.transaction("points", "readwrite").objectStore("points");
      store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
        if (!cursor) return done(target.result.close());
        if (cursor.key.startsWith("point/")) cursor.update(JSON.stringify({ ...JSON.parse(cursor.value), erased: 0 }));
        else cursor.update(`{"of": "${person}", "mail": "anna@example.com"}`);
        cursor.continue();
      };
    };
  }), id);
  await page.reload();
  await until("what cannot be cleaned is gone", async () => (await unpacked(page)).length === 0);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("every five minutes of work, and only then", async () => {
  const { context, page, wrong } = await open(browser, "about:blank");
  await page.clock.install();
  await page.goto(ways.list[0].url);
  await introduce(page);
  await page.clock.runFor(1_000);
  await page.clock.fastForward(6 * 60_000);
  await go(page, "Data and backup");
  await page.clock.runFor(1_000);
  const made = points(page, "While working");
  await until("one after five minutes", async () => await made.count() === 1);
  await page.clock.fastForward(30 * 60_000);
  await page.clock.runFor(1_000);
  assert.equal(await made.count(), 1, "nothing was changed");
  await add(page, "Anna Petrova", "anna@example.com");
  await page.clock.runFor(1_000);
  await page.clock.fastForward(6 * 60_000);
  await go(page, "Data and backup");
  await page.clock.runFor(1_000);
  await until("the next after the next change", async () => await made.count() === 2);
  await made.first().getByText("1 candidate").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("without the large store there are none, and the screen says so; Greek says it too", async () => {
  const { context, page, wrong } = await open(browser, "about:blank");
  await context.addInitScript(() => Object.defineProperty(window, "indexedDB", { get: () => null }));
  await page.goto(ways.list[0].url);
  await introduce(page);
  await go(page, "Data and backup");
  await panel(page).getByText("no restore points are kept").waitFor();
  assert.equal(await panel(page).getByRole("listitem").count(), 0);
  assert.deepEqual(await faults(page), []);
  await page.getByLabel("Language").selectOption("el");
  await page.getByText("δεν φυλάσσονται σημεία επαναφοράς").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

for (const way of ["http sub-path", "one file"]) {
  test(`the workspace cannot be opened, ${way}: a restore point can be had as a file, and one can go on from it`, async () => {
    const { url } = ways.list.find(({ name }) => name === way);
    const { context, page } = await open(browser, "about:blank");
    await context.addInitScript(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { get() {} }));
    await page.goto(url);
    await introduce(page);
    await add(page, "Anna Petrova", "anna@example.com");
    await merge(page, workspaceFile(2));
    await points(page, "Before an import").waitFor();
    await kept(page);
    const before = await page.evaluate(() => ({ ...localStorage }));
    const mend = await broken(context, page);
    await page.reload();
    await page.getByRole("heading", { name: "Handpick had to stop" }).waitFor();
    await mend();
    const point = page.getByRole("listitem").filter({ hasText: "before an import · Aegean Outdoor Ltd · requisitions: 0, candidates: 1" });
    await point.waitFor();
    assert.deepEqual(await faults(page), []);
    const download = async (name) => {
      const downloading = page.waitForEvent("download");
      await point.getByRole("button", { name }).click();
      const file = await downloading;
      return [file.suggestedFilename(), JSON.parse(readFileSync(await file.path(), "utf8"))];
    };
    const [name, file] = await download(/^Download/);
    assert.match(name, /^handpick-\d{4}-\d\d-\d\d-\d{4}\.handpick\.json$/);
    assert.deepEqual(file.records.candidate.map((person) => person.name), ["Anna Petrova"]);

    // First everything is handed out, then the app opens with the point, in a workspace of its own.
    const [rescued, all] = await download(/^Start from this one/);
    assert.match(rescued, /^handpick-recovery-/);
    for (const [key, text] of Object.entries(before)) assert.equal(all[key], text, key);
    await page.getByText("You are in a new workspace that was begun from the restore point").waitFor();
    assert.match(await names(page), /Anna Petrova/);
    assert.doesNotMatch(await names(page), /Markaki/);
    assert.ok(!page.url().includes("begin-from"));
    await kept(page);
    const now = await page.evaluate(() => ({ ...localStorage }));
    const records = Object.entries(before).filter(([key]) => !key.includes("/prefs/"));
    for (const [key, text] of records) assert.equal(now[key], text, `${key} stays as it is`);
    // It is a workspace like any other: it is kept, and the next start opens it.
    await add(page, "Tom Beckett", "tom@example.com");
    await kept(page);
    await page.reload();
    assert.match(await names(page), /Anna Petrova.*Tom Beckett/s);
    assert.equal(await page.getByText("You are in a new workspace").count(), 0);

    // Whoever is erased here is erased in what was kept aside, and in its points.
    await page.getByRole("link", { name: "Anna" }).click();
    await page.getByRole("button", { name: "Erase for good…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Erase for good" }).click();
    await page.waitForFunction(() => !Object.values(localStorage).some((text) => text.includes("anna@example.com")));
    await until("in no point", async () => !(await unpacked(page)).some((text) => text.includes("anna@example.com")));
    await context.close();
  });
}
