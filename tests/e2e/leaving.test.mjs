// The page is left in the middle of something: the browser is asked to ask while that would cost anything, and only then; and what
// was written by then is whole, whoever does not wait.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { introduce, kept, launch, open, serve } from "./harness.mjs";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser.close(); await server.close(); });

const PEOPLE = 2000;
const rows = Array.from({ length: PEOPLE }, (_, n) => `Person ${n},p${n}@example.com,+30 2310 ${100000 + n},Agent,New,a note of ${n}`);
const LIST = ["Name,Email,Phone,Position,Stage,Notes", ...rows].join("\n");

/** A position, and a list of people for it that only wants the last word. */
async function ready() {
  const opened = await open(browser, `${server.origin}/`);
  const { page } = opened;
  await introduce(page);
  await page.getByRole("button", { name: "New requisition" }).first().click();
  await page.getByLabel("Job title").fill("Agent");
  await page.getByLabel("Job title").blur();
  await page.getByRole("heading", { level: 1, name: "Agent" }).waitFor();
  const desk = page.url();
  await page.goto(`${server.origin}/#/candidates/import`);
  await page.getByLabel("Choose a file…").setInputFiles({ name: "many.csv", mimeType: "text/csv", buffer: Buffer.from(LIST) });
  await page.getByRole("button", { name: "Look at the people" }).click();
  await page.getByRole("group", { name: "Positions in the list" }).getByText("Found by name: Agent (2,000)").waitFor();
  return { ...opened, desk };
}

const begin = (page) => page.getByRole("button", { name: "Import 2,000 people" }).click();
const cameIn = (page) => page.getByRole("heading", { level: 1, name: "2,000 people came in" }).waitFor({ timeout: 60_000 });

/** Tries to close the page, and says whether the browser asks; if it does, one stays. */
async function asks(page) {
  let asked = false;
  page.once("dialog", (dialog) => { asked = dialog.type() === "beforeunload"; dialog.dismiss(); });
  await page.close({ runBeforeUnload: true });
  // The page goes, or the question comes.
  for (let turn = 0; turn < 50 && !asked && !page.isClosed(); turn++) await new Promise((done) => setTimeout(done, 20));
  return asked;
}

/** Every record that the quick store has, by kind. */
const records = (page) => page.evaluate(() => {
  const all = {};
  for (const [key, text] of Object.entries(localStorage)) {
    const kind = key.split("/").at(-2);
    const record = text.startsWith("{") ? JSON.parse(text) : {};
    if (record.id && !record.removed) (all[kind] ??= []).push(record);
  }
  return all;
});

/** Nobody is there by half: each application and each note has its person, and each person both. */
async function whole(page, desk, story) {
  const { candidate = [], application = [], note = [] } = await records(page);
  const ids = new Set(candidate.map(({ id }) => id));
  for (const one of [...application, ...note]) assert.ok(ids.has(one.candidate), `${story}: nobody is without a record`);
  for (const owned of [application, note]) assert.equal(new Set(owned.map((one) => one.candidate)).size, ids.size, `${story}: each is whole`);
  await page.goto(`${desk.replace(/#.*/, "")}${new URL(desk).hash}/board`);
  await page.getByRole("region", { name: "New" }).first().waitFor();
  assert.equal(await page.getByText("Unknown person").count(), 0, story);
  return ids.size;
}

test("closing the page in the middle of an import is asked about, and not any more when it has come in", async () => {
  const { page, context, wrong } = await ready();
  await begin(page);
  await page.waitForTimeout(150);
  assert.equal(await asks(page), true, "while they come in");
  await cameIn(page);
  // Said before the sure store has it, and kept all the same: leaving costs nothing.
  const { candidate, application, note } = await records(page);
  assert.deepEqual([candidate, application, note].map((all) => all.length), [PEOPLE, PEOPLE, PEOPLE]);
  await kept(page);
  await page.keyboard.press("Control+z");
  await page.waitForTimeout(60);
  assert.equal(await asks(page), true, "while they go again");
  await page.getByRole("region", { name: "Messages" }).getByText("Undone").waitFor({ timeout: 60_000 });
  await kept(page);
  assert.deepEqual(wrong, []);
  assert.equal(await asks(page), false, "all is kept");
  assert.ok(page.isClosed());
  await context.close();
});

test("a small edit asks nothing, as soon as it is made", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await introduce(page);
  await page.getByRole("button", { name: "New requisition" }).first().click();
  await page.getByLabel("Job title").fill("Night porter");
  await page.getByLabel("Job title").blur();
  await page.getByRole("button", { name: "Undo the last change" }).click();
  assert.equal(await asks(page), false);
  assert.ok(page.isClosed());
  assert.deepEqual(wrong, []);
  await context.close();
});

for (const wait of [60, 150, 400, 700]) {
  test(`a page that is loaded anew ${wait} ms after an import or its undo began has nobody by half`, async () => {
    const { page, context, wrong, desk } = await ready();
    page.on("dialog", (dialog) => dialog.accept());
    await begin(page);
    await page.waitForTimeout(wait);
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    const came = await whole(page, desk, `import, ${wait} ms`);
    await context.close();

    const again = await ready();
    again.page.on("dialog", (dialog) => dialog.accept());
    await begin(again.page);
    await cameIn(again.page);
    await kept(again.page);
    await again.page.keyboard.press("Control+z");
    await again.page.waitForTimeout(wait);
    await again.page.reload();
    await again.page.getByRole("heading", { level: 1 }).waitFor();
    const left = await whole(again.page, again.desk, `undo, ${wait} ms`);
    console.log(`${wait} ms: ${came} came in, ${left} were left`);
    assert.deepEqual([...wrong, ...again.wrong], []);
    await again.context.close();
  });
}
