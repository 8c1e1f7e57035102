// Two tabs of one browser at work at the same time, five hundred edits each, as fast as the app takes them: all of it is there in
// both, after a reload, and in the exported file. Must never edit but through the fields and buttons of the screen.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { introduce, kept, launch, open, targets, watched } from "./harness.mjs";
import { add, exported } from "./steps.mjs";

/** What each tab does: new records, a field of a record that the other tab writes as well, new items of one list in one record. */
const [NOTES, FIELDS, ITEMS] = [200, 150, 150];

let browser, ways;
before(async () => { browser = await launch(); ways = await targets(); });
after(async () => { await browser.close(); await ways.close(); });

/** Types and submits in the page, many times, without waiting for anything but the page's own next turn. */
const type = (tab, edits) => tab.evaluate(async (edits) => {
  const field = (name) => document.querySelector(`[aria-label="${name}"]`)
    ?? [...document.querySelectorAll("label")].find(({ textContent }) => textContent.startsWith(name)).control;
  const turn = () => new Promise((next) => { setTimeout(next); });
  for (const { label, text, submit } of edits) {
    const input = field(label);
    const kind = input instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(input, text);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("blur"));
    if (submit) input.form.requestSubmit();
    await turn();
  }
}, edits);

/** Two hands at once. */
const both = (tabs, what) => Promise.all(tabs.map((tab, at) => what(tab, "AB"[at])));
const numbered = (count, make) => Array.from({ length: count }, (_, at) => make(at + 1));
const sorted = (list) => [...list].sort();

test("two tabs with five hundred edits each: all of them are there", async (t) => {
  const { page, context, wrong } = await open(browser, ways.list[0].url);
  await introduce(page, "Katerina", "");
  await page.getByRole("button", { name: "New requisition" }).first().click();
  await page.getByLabel("Job title").fill("Night porter");
  const desk = page.url();
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  await add(page, "Anna Petrova", "anna@example.com");
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  await page.getByRole("link", { name: "Anna Petrova" }).click();
  await page.getByLabel("New note").waitFor();
  await kept(page);
  const person = page.url();
  const other = await watched(context, wrong);
  const tabs = [page, other];
  await other.goto(person);
  await other.getByLabel("New note").waitFor();

  const began = Date.now();
  const lines = { A: "Town", B: "In one line" };
  await both(tabs, (tab, hand) => type(tab, numbered(NOTES + FIELDS, (at) => at <= NOTES
    ? { label: "New note", text: `Note ${hand}${at}`, submit: true }
    : { label: lines[hand], text: `${hand}${at - NOTES}` })));
  await both(tabs, async (tab) => {
    await tab.goto(desk);
    await tab.getByLabel("Add to Perks").waitFor();
  });
  await both(tabs, (tab, hand) => type(tab, numbered(ITEMS, (at) => ({ label: "Add to Perks", text: `Perk ${hand}${at}`, submit: true }))));
  await both(tabs, kept);
  t.diagnostic(`${2 * (NOTES + FIELDS + ITEMS)} edits in ${((Date.now() - began) / 1000).toFixed(1)} s`);

  const all = (word, count) => sorted(["A", "B"].flatMap((hand) => numbered(count, (at) => `${word} ${hand}${at}`)));
  const holdsAll = async (tab) => {
    await tab.goto(desk);
    await tab.getByLabel("Add to Perks").waitFor();
    const perks = () => tab.getByRole("textbox", { name: /^Perks \d/ }).evaluateAll((inputs) => inputs.map(({ value }) => value).filter(Boolean));
    assert.deepEqual(sorted(await perks()), all("Perk", ITEMS));
    await tab.goto(person);
    await tab.getByLabel("New note").waitFor();
    assert.deepEqual(sorted(await tab.locator(".notes p.text").allInnerTexts()), all("Note", NOTES));
    assert.equal(await tab.getByLabel("Town").inputValue(), `A${FIELDS}`);
    assert.equal(await tab.getByLabel("In one line").inputValue(), `B${FIELDS}`);
  };
  // What the one has heard of the other, before anybody loads anew.
  await both(tabs, holdsAll);
  await both(tabs, async (tab) => { await tab.reload(); await kept(tab); await holdsAll(tab); });
  const [mine, theirs] = [await exported(page), await exported(other)];
  assert.equal(mine.text, theirs.text);
  const { records } = JSON.parse(mine.text);
  assert.equal(records.note.length, 2 * NOTES);
  assert.equal(Object.keys(records.requisition[0].perks).length, 2 * ITEMS);
  assert.deepEqual(wrong, []);
  await context.close();
});
