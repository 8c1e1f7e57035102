// What makes the work safe: files that are no files are refused with a reason, damage is set aside, a full storage is said, the
// hosted edition starts without a network, and every screen is accessible in both schemes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, introduce, kept, launch, open, serve, watched } from "./harness.mjs";
import { workspaceFile } from "./seed.mjs";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser.close(); await server.close(); });

const file = (text, name = "file.handpick.json") => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });
const data = (page) => page.getByRole("navigation").getByRole("link", { name: "Data and backup" }).click();

test("a file that cannot be read is refused whole, with a reason", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await introduce(page);
  await data(page);
  const refused = [
    ["not json at all", /stops making sense at line 1/],
    ["{}", /no Handpick file/],
    [workspaceFile(1).replace('"version":1', '"version":999'), /from a newer Handpick \(format 999/],
    ["[".repeat(100_000), /nested deeper/],
    [JSON.stringify({ filler: "x".repeat(10_000_000) }), /no Handpick file/],
  ];
  for (const [text, reason] of refused) {
    await page.getByLabel("Choose a file…").setInputFiles(file(text));
    await page.getByRole("alert").filter({ hasText: reason }).waitFor();
  }
  assert.deepEqual(wrong, []);
  await context.close();
});

test("two thousand candidates are taken in, found and kept", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await introduce(page);
  await data(page);
  await page.getByLabel("Choose a file…").setInputFiles(file(workspaceFile(2000)));
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByLabel("Your name").fill("Nikos");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("link", { name: "Customer service agent" }).click();
  await page.getByRole("button", { name: /^Show all/ }).first().waitFor();
  await page.getByLabel("Find on this board").fill("ANNA 🌻 8");
  await page.getByRole("listitem").filter({ hasText: "Anna 🌻" }).first().waitFor();
  await kept(page);
  await page.reload();
  await page.getByRole("listitem").filter({ hasText: "Anna 🌻" }).first().waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("undo and redo outlive a reload, and name what others have changed since", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await introduce(page);
  await page.getByRole("button", { name: "New requisition" }).first().click();
  const title = page.getByLabel("Job title");
  await title.fill("Night porter");
  await title.blur();
  await title.fill("Day porter");
  await page.getByRole("navigation").getByText("Saving").waitFor();
  // What is typed last is still on its way when the page goes.
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Day porter" }).focus();
  await page.keyboard.press("Control+z");
  await page.getByRole("heading", { level: 1, name: "Night porter" }).waitFor();
  await kept(page);
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Night porter" }).focus();
  await page.keyboard.press("Control+Shift+z");
  await page.getByRole("heading", { level: 1, name: "Day porter" }).waitFor();

  const other = await watched(context, wrong);
  await other.goto(page.url());
  await other.getByLabel("Job title").fill("Porter");
  await other.getByLabel("Job title").blur();
  await page.getByRole("heading", { level: 1, name: "Porter", exact: true }).focus();
  await page.keyboard.press("Control+z");
  await page.getByText("Undone, but for what others have changed since: Porter").first().waitFor();
  assert.equal(await title.inputValue(), "Porter");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a damaged record is set aside and named; the others are there", async () => {
  const { page, context } = await open(browser, `${server.origin}/`);
  await introduce(page);
  await page.getByRole("button", { name: "New requisition" }).first().click();
  await page.getByLabel("Job title").fill("Night porter");
  await page.waitForFunction(() => Object.values(localStorage).some((text) => text.includes("Night porter")));
  await kept(page);
  const damage = () => page.evaluate(() => {
    const key = Object.keys(localStorage).find((key) => key.includes("/requisition/"));
    const half = localStorage.getItem(key).slice(0, 40);
    localStorage.setItem(key, half);
    return [key, half];
  });
  await damage();
  await page.goto(`${server.origin}/?healed#/requisitions`);
  await page.getByRole("link", { name: "Night porter" }).waitFor();
  assert.equal(await page.getByText("damaged record").count(), 0, "the other copy has healed it");
  await page.evaluate(([key, half]) => new Promise((done) => {
    indexedDB.open("handpick").onsuccess = ({ target }) => {
      const transaction = target.result.transaction("entries", "readwrite");
      transaction.objectStore("entries").put(half, key);
      transaction.oncomplete = () => done(target.result.close());
    };
  }), await damage());
  await page.goto(`${server.origin}/?again#/requisitions`);
  await page.getByText("1 damaged record was set aside").waitFor();
  assert.ok(await page.evaluate(() => Object.keys(localStorage).some((key) => key.includes("/quarantine/"))));
  await context.close();
});

test("two tabs that edit different fields of one person keep both", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await introduce(page);
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  await page.getByRole("button", { name: "Add candidate" }).first().click();
  await page.getByRole("dialog").getByLabel("Name").fill("Anna Petrova");
  await page.getByRole("dialog").getByLabel("E-mail or telephone").fill("anna@example.com");
  await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("link", { name: "Anna Petrova" }).click();
  await kept(page);
  const other = await watched(context, wrong);
  await other.goto(page.url());
  await other.getByLabel("Town").fill("Volos");
  await page.getByLabel("Telephone").fill("2310 1");
  for (const tab of [page, other]) {
    await tab.waitForFunction(() => document.getElementById("town")?.value === "Volos" && document.getElementById("phone")?.value === "2310 1");
  }
  assert.deepEqual(wrong, []);
  await context.close();
});

test("two tabs write one long text at the same time: the one that is written over stands beside the field in both", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await introduce(page);
  await page.getByRole("button", { name: "New requisition" }).first().click();
  await page.getByLabel("Job title").fill("Night porter");
  await page.getByLabel("Purpose").fill("Let guests in at night.");
  await page.getByLabel("Purpose").blur();
  await kept(page);
  const other = await watched(context, wrong);
  await other.goto(page.url());
  await other.getByLabel("Purpose").waitFor();
  // Here somebody is in the midst of a sentence when the other text arrives.
  await page.getByLabel("Purpose").fill("Let guests in at night, and");
  await other.getByLabel("Purpose").fill("Make guests feel at home at any hour.");
  await other.getByLabel("Purpose").blur();
  const others = "Make guests feel at home at any hour.";
  await page.waitForFunction((text) => Object.values(localStorage).some((entry) => entry.includes(text)), others);
  await page.getByLabel("Purpose").pressSequentially(" keep the house safe.");
  await page.getByLabel("Purpose").blur();
  for (const tab of [page, other]) {
    const note = tab.getByRole("note").filter({ hasText: others });
    await note.waitFor();
    await tab.waitForFunction(() => document.querySelector("#purpose").value.endsWith("keep the house safe."));
    assert.equal(await tab.getByRole("note").count(), 1);
  }
  assert.deepEqual(await faults(page), []);
  // It may be taken after all; what stood there then is a click away.
  await other.getByRole("note").getByRole("button", { name: "Use this text" }).click();
  await page.waitForFunction((text) => document.querySelector("#purpose").value === text, others);
  await page.getByRole("note").waitFor({ state: "detached" });
  assert.deepEqual(wrong, []);
  await context.close();
});

test("site data lost in the small store comes back from the large one", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await introduce(page);
  await page.getByRole("button", { name: "New requisition" }).first().click();
  await page.getByLabel("Job title").fill("Night porter");
  await page.waitForFunction(() => Object.values(localStorage).some((text) => text.includes("Night porter")));
  await kept(page);
  await page.evaluate(() => localStorage.clear());
  await page.goto(`${server.origin}/?again#/requisitions`);
  await page.getByRole("link", { name: "Night porter" }).waitFor();
  await kept(page);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a full storage is said, and nothing is lost", async () => {
  const { page, context } = await open(browser, `${server.origin}/`);
  await introduce(page);
  await kept(page);
  await page.evaluate(() => { for (let part = 100_000; part > 10; part = Math.floor(part / 2)) { try { for (let n = 0; ; n++) localStorage.setItem(`filler-${part}-${n}`, "x".repeat(part)); } catch { /* full */ } } });
  await page.getByRole("button", { name: "New requisition" }).first().click();
  await page.getByRole("status").filter({ hasText: "small storage of this browser is full" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Untitled position" }).waitFor();
  await page.getByRole("status").filter({ hasText: "small storage of this browser is full" }).waitFor();
  await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("filler")).forEach((key) => localStorage.removeItem(key)));
  await page.getByRole("button", { name: "Try again" }).click();
  await kept(page);
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Untitled position" }).waitFor();
  await context.close();
});

test("the hosted edition starts without a network and loses nothing", async () => {
  const own = await serve();
  const { page, context } = await open(browser, `${own.origin}/deep/sub/`);
  await introduce(page);
  await kept(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await own.close();
  await context.setOffline(true);
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Requisitions" }).waitFor();
  await context.close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`every screen is accessible, ${colorScheme}, in Greek too`, async () => {
    const { page, context, wrong } = await open(browser, `${server.origin}/`, { colorScheme });
    await page.getByRole("heading", { level: 1 }).waitFor();
    const found = [await faults(page)];
    await introduce(page);
    await data(page);
    await page.getByRole("button", { name: "Open sample data" }).click();
    await page.getByText("This is sample data").waitFor();
    await page.getByRole("link", { name: "Customer service agent" }).click();
    await page.getByRole("link", { name: "Ivan Sokolov" }).waitFor();
    const board = page.url();
    const visit = async (address) => {
      await page.goto(address);
      await page.getByRole("heading", { level: 1 }).waitFor();
      found.push((await faults(page)).map((fault) => `${new URL(address).hash}: ${fault}`));
    };
    const base = board.replace("/board", "");
    for (const address of [`${server.origin}/#/requisitions`, board, base, `${base}/criteria`, `${base}/stages`, `${base}/sourcing`, `${base}/compare`, `${base}/walk-in`,
      `${server.origin}/#/today`, `${server.origin}/#/candidates`, `${server.origin}/#/candidates?filter=!stage:@offer&columns=tags,score,silent,applied,since`, `${server.origin}/#/data`, `${server.origin}/#/nowhere`]) await visit(address);
    await page.goto(board);
    await page.getByRole("link", { name: "Ivan Sokolov" }).click();
    await page.getByRole("link", { name: "Write my scorecard" }).waitFor();
    const application = page.url();
    await visit(application);
    await visit(`${application}/scorecard`);
    await data(page);
    await page.getByLabel("Language").selectOption("el");
    await page.getByRole("heading", { level: 1, name: "Δεδομένα και αντίγραφα" }).waitFor();
    await visit(board);
    assert.deepEqual(found.flat(), []);
    assert.deepEqual(wrong, []);
    await context.close();
  });
}
