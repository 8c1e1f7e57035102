// Room: years of closed positions crowd the small store out, and what comes after is kept all the same; the panel tells what takes the
// room. Must look into the stores only for what no screen may show: which of the two holds what.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, introduce, kept, launch, open, targets } from "./harness.mjs";
import { id, workspaceFile } from "./seed.mjs";
import { choose } from "./steps.mjs";

const CROWDED = 2_100_000, SAFE = 2_400_000;
let browser, ways;
before(async () => { browser = await launch(); ways = await targets(); });
after(async () => { await browser.close(); await ways.close(); });

const go = (page, name) => page.getByRole("navigation").getByRole("link", { name }).click();
const panel = (page) => page.locator("section").filter({ has: page.getByRole("heading", { name: "Storage", exact: true }) });

/** A closed position and an open one, with so many candidates each and a long note on every application. */
function yearsOfWork(count) {
  const file = JSON.parse(workspaceFile(count * 2));
  const [closed] = file.records.requisition, opened = { ...closed, id: id(1, 2), title: "Night porter" };
  closed.closed = { at: "2026-11-03T09:00:00Z", reason: "Filled" };
  file.records.requisition.push(opened);
  file.records.application.forEach((application, number) => { if (number >= count) application.requisition = opened.id; });
  file.records.note = file.records.application.filter(({ requisition }) => requisition === closed.id).map((application, number) => ({
    id: id(8, number), stamp: application.stamp, candidate: application.candidate, application: application.id,
    text: "She told how she calmed a caller whose tent had arrived without poles. ".repeat(40), at: application.applied, by: id(10, 1),
  }));
  file.records.member = [{ id: id(10, 1), stamp: closed.stamp, name: "Katerina Vlachou" }];
  return JSON.stringify(file);
}

/** UTF-16 units in the small store, and how many notes either store holds. */
const stores = (page) => page.evaluate(() => new Promise((done) => {
  const entries = Object.entries(localStorage), notes = (keys) => keys.filter((key) => key.includes("/note/")).length;
  const units = entries.reduce((sum, [key, text]) => sum + key.length + text.length, 0);
  indexedDB.open("handpick").onsuccess = ({ target }) => {
    const reading = target.result.transaction("entries").objectStore("entries").getAllKeys();
    reading.onsuccess = () => {
      target.result.close();
      done({ units, small: notes(entries.map(([key]) => key)), large: notes(reading.result) });
    };
  };
}));

async function until(what, check) {
  let found;
  for (let tries = 0; tries < 200; tries++) {
    found = await check();
    if (found === true) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(`${what}: ${JSON.stringify(found)}`);
}

test("applications to closed positions leave the small store before it is crowded, and nothing is missed", async () => {
  const { context, page, wrong } = await open(browser, ways.list[0].url);
  await introduce(page);
  await choose(page, yearsOfWork(700));
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByLabel("Your name").fill("Nikos");
  await page.getByRole("button", { name: "Begin" }).click();
  await kept(page);
  await until("the notes leave the small store", async () => {
    const { units, small, large } = await stores(page);
    return (units < CROWDED && small === 0 && large === 700) || [units, small, large];
  });

  // The storage panel tells what takes the room that is left.
  await go(page, "Data and backup");
  await panel(page).getByText(/Small store: [\d,]+ characters in use/).waitFor();
  await panel(page).getByText(/Large store: [\d.]+ MB in use of about/).waitFor();
  await panel(page).getByText("What takes the room, and what can go").click();
  await panel(page).getByRole("listitem").filter({ hasText: "Night porter" }).waitFor();
  await panel(page).getByRole("listitem").filter({ hasText: "People, notes, team and settings" }).waitFor();
  assert.deepEqual(await faults(page), []);

  // A new start brings nothing back that would crowd it, and all is there.
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Data and backup" }).waitFor();
  assert.equal((await stores(page)).small, 0);
  await page.goto(`${ways.list[0].url}#/applications/${id(7, 5)}`);
  await page.getByText("She told how she calmed a caller").first().waitFor();

  // What is written to one of them is kept, and told to another tab.
  const other = await context.newPage();
  await other.goto(`${ways.list[0].url}#/applications/${id(7, 5)}`);
  await other.getByRole("heading", { level: 1 }).waitFor();
  await page.getByLabel("New note").fill("Asked again in spring.");
  await page.getByRole("button", { name: "Add note" }).click();
  await other.getByText("Asked again in spring.").first().waitFor();
  await kept(page);
  await page.reload();
  await page.getByText("Asked again in spring.").first().waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("more than Safari can be counted on for, and more than any browser gives, is said in the settings", async () => {
  const { context, page, wrong } = await open(browser, ways.list[0].url);
  await introduce(page);
  await page.evaluate((units) => localStorage.setItem("another app", "x".repeat(units)), SAFE);
  await go(page, "Data and backup");
  await panel(page).getByText("More than Safari can be counted on for").waitFor();
  await panel(page).getByText("What takes the room, and what can go").click();
  await panel(page).getByRole("listitem").filter({ hasText: "Other pages of this address" }).getByText(/^2,400,0\d\d$/).waitFor();
  await page.evaluate(() => localStorage.setItem("another app", "x".repeat(4_300_000)));
  await page.reload();
  await panel(page).getByText("The small store is nearly full").waitFor();
  assert.deepEqual(await faults(page), []);
  assert.deepEqual(wrong, []);
  await context.close();
});
