// Two records of one person become one: found, compared field by field, merged by keyboard alone, undone, told apart again; and what
// belongs to them stays together, after a reload and for a colleague who writes on the old record.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, introduce, kept, launch, open, targets } from "./harness.mjs";
import { id, workspaceFile } from "./seed.mjs";
import { again, choose, exported } from "./steps.mjs";

let browser, ways;
before(async () => { browser = await launch(); ways = await targets(); });
after(async () => { await browser.close(); await ways.close(); });

const dialog = (page) => page.getByRole("dialog");
const nav = (page, name) => page.getByRole("navigation").getByRole("link", { name }).click();
const focused = (page, what) => page.waitForFunction((what) => document.activeElement?.textContent.includes(what) || document.activeElement?.id === what, what);

/** Three people of whom two are one: Eleni by her new and by her old address; both for the same position, one with a note. */
function file() {
  const file = JSON.parse(workspaceFile(4));
  const [eleni, old, other] = file.records.candidate;
  Object.assign(eleni, { name: "Eleni Markaki", email: "eleni@example.com", phone: "+30 2310 111111", town: "Volos", headline: "" });
  Object.assign(old, { name: "E. Markaki", email: "ELENI@example.com", phone: "", town: "Athens", headline: "2 years in retail" });
  Object.assign(other, { name: "Tom Beckett", email: "tom@example.com" });
  const stamp = old.stamp;
  file.records.note = [{ id: id(8, 1), stamp, candidate: old.id, text: "Speaks Russian too.", at: "2026-11-04T09:00:00Z", by: id(10, 1) }];
  return { text: JSON.stringify(file), eleni: eleni.id, old: old.id };
}

async function begin(options) {
  const opened = await open(browser, ways.list[0].url, options);
  const { page } = opened;
  await introduce(page);
  const { text, ...ids } = file();
  await choose(page, text);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByLabel("Your name").fill("Katerina");
  await page.getByRole("button", { name: "Begin" }).click();
  await kept(page);
  return { ...opened, ...ids };
}

/** From the list to the page of somebody. */
async function person(page, name) {
  await nav(page, "Candidates");
  await page.getByRole("rowheader", { name }).getByRole("link").click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

test("a known double is said, compared and merged by keyboard, undone, and there again after a reload", async () => {
  const { context, page, wrong, old } = await begin();
  await person(page, "Eleni Markaki");
  await page.getByText("Same e-mail address as E. Markaki. Are they one person?").waitFor();
  assert.deepEqual(await faults(page), []);

  // By the button beside "Remove": who is alike comes first, everybody else by name.
  await page.getByRole("button", { name: "Merge with…" }).focus();
  await page.keyboard.press("Enter");
  await dialog(page).getByRole("heading", { name: "Merge Eleni Markaki with…" }).waitFor();
  await focused(page, "merge-find");
  await dialog(page).getByText("These may be the same person:").waitFor();
  assert.match(await dialog(page).getByRole("listitem").innerText(), /E\. Markaki[\s\S]*Same e-mail address[\s\S]*Athens · 1 application/);
  assert.deepEqual(await faults(page), []);
  await page.keyboard.type("beck");
  await dialog(page).getByText("1 person found").waitFor();
  await dialog(page).getByRole("button", { name: /Tom Beckett/ }).waitFor();
  await page.keyboard.type("x");
  await dialog(page).getByText("Nobody matches.").waitFor();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Tab");
  await focused(page, "E. Markaki");
  await page.keyboard.press("Enter");

  // Where both say something, one is chosen; what only one says is just taken.
  await dialog(page).getByRole("heading", { name: "Eleni Markaki and E. Markaki" }).waitFor();
  await focused(page, "merge-0-ours");
  for (const field of ["Name", "Town"]) assert.equal(await dialog(page).getByRole("group", { name: field }).count(), 1, field);
  for (const field of ["Telephone", "E-mail"]) assert.equal(await dialog(page).getByRole("group", { name: field }).count(), 0, field);
  await dialog(page).getByText("Only one has it, so it stays: Telephone: +30 2310 111111 · In one line: 2 years in retail.").waitFor();
  assert.deepEqual(await dialog(page).locator("ul:not(.differences) > li").allInnerTexts(), ["1 application: Customer service agent", "1 note"]);
  await dialog(page).getByText("Both applied for “Customer service agent”.").waitFor();
  assert.deepEqual(await faults(page), []);
  // Back to another one, and here again.
  await dialog(page).getByRole("button", { name: "Another person" }).press("Enter");
  await focused(page, "merge-find");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await focused(page, "merge-0-ours");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  assert.ok(await dialog(page).getByRole("group", { name: "Town" }).getByRole("radio", { name: "Athens" }).isChecked());
  await dialog(page).getByRole("button", { name: "Merge", exact: true }).press("Enter");
  await dialog(page).waitFor({ state: "hidden" });
  await page.getByText("E. Markaki is part of Eleni Markaki now").first().waitFor();
  await focused(page, "Merge with…");

  const united = async () => {
    assert.equal(await page.getByLabel("Town").inputValue(), "Athens");
    assert.equal(await page.getByLabel("In one line").inputValue(), "2 years in retail");
    assert.equal(await page.getByLabel("Telephone").inputValue(), "+30 2310 111111");
    await page.getByText("Speaks Russian too.").waitFor();
    assert.equal(await page.getByRole("link", { name: "Customer service agent" }).count(), 2);
    await page.getByRole("heading", { name: "Merged records" }).waitFor();
    assert.equal(await page.getByText("Are they one person?").count(), 0);
  };
  await united();
  assert.deepEqual(await faults(page), []);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await page.getByText("Same e-mail address as E. Markaki.").waitFor();
  assert.equal(await page.getByLabel("Town").inputValue(), "Volos");
  assert.equal(await page.getByText("Speaks Russian too.").count(), 0);
  await page.keyboard.press("Control+Shift+z");
  await page.getByRole("heading", { name: "Merged records" }).waitFor();
  await again(page);
  await united();

  // The old address of the page leads to the person; the list has them once.
  await page.goto(`${page.url().split("#")[0]}#/candidates/${old}`);
  await page.getByRole("heading", { level: 1, name: "Eleni Markaki" }).waitFor();
  await united();
  await nav(page, "Candidates");
  await page.getByText("3 people", { exact: true }).waitFor();
  assert.equal(await page.getByRole("link", { name: "E. Markaki" }).count(), 0);

  // On the board they stand twice, which is to settle, on the person's page.
  await nav(page, "Data and backup");
  await page.getByRole("link", { name: "Eleni Markaki is on the board of “Customer service agent” twice. Remove one of the two applications." }).click();
  // Which of the two is which is said: as whom, on which day, how far.
  const removals = page.getByRole("button", { name: /^Remove this application for Customer service agent: as / });
  const names = await removals.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
  assert.equal(new Set(names).size, 2, names.join(" | "));
  for (const who of ["Eleni Markaki", "E. Markaki"]) {
    assert.ok(names.some((name) => name.includes(`: as ${who}, `) && /20\d\d, \S/.test(name)), names.join(" | "));
    await page.getByText(new RegExp(`^As ${who}, .*20\\d\\d$`)).waitFor();
  }
  await removals.first().click();
  await page.getByText("One application for Customer service agent was removed").first().waitFor();
  assert.equal(await page.getByRole("link", { name: "Customer service agent" }).count(), 1);
  assert.equal(await page.getByRole("button", { name: /^Remove this application/ }).count(), 0);
  await nav(page, "Data and backup");
  await page.getByRole("heading", { name: "Export" }).first().waitFor();
  assert.equal(await page.getByText("twice. Remove one").count(), 0);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("told apart again after any time, by what is their own; erased as one person", async () => {
  const { context, page, wrong, eleni, old } = await begin();
  await person(page, "Eleni Markaki");
  await page.getByRole("button", { name: "Compare and merge…" }).click();
  await dialog(page).getByRole("group", { name: "Name" }).getByRole("radio", { name: "E. Markaki" }).check();
  await dialog(page).getByRole("button", { name: "Merge", exact: true }).click();
  // What had the focus is gone with the double: it comes to the heading, which has the chosen name.
  await page.getByRole("heading", { level: 1, name: "E. Markaki" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
  await again(page);

  // A colleague's file from before, with a note more on the old record: it arrives at the person.
  const theirs = JSON.parse(file().text);
  const note = theirs.records.note[0];
  theirs.records.note.push({ ...note, id: id(8, 2), stamp: note.stamp, text: "Asked for the early shift.", at: "2026-11-05T09:00:00Z" });
  await choose(page, JSON.stringify(theirs), "colleague.handpick.json");
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await person(page, "E. Markaki");
  await page.getByText("Asked for the early shift.").waitFor();
  await page.getByText("Speaks Russian too.").waitFor();

  await page.getByRole("button", { name: "Tell apart: E. Markaki" }).click();
  await page.getByText("E. Markaki is a person of their own again").first().waitFor();
  assert.equal(await page.getByText("Asked for the early shift.").count(), 0);
  // The one who was kept is called as before the merge.
  await page.getByRole("heading", { level: 1, name: "Eleni Markaki" }).waitFor();
  assert.equal(await page.getByLabel("Telephone").inputValue(), "+30 2310 111111");
  await page.goto(`${page.url().split("#")[0]}#/candidates/${old}`);
  await page.getByText("Asked for the early shift.").waitFor();
  assert.equal(await page.getByLabel("Town").inputValue(), "Athens");
  await page.keyboard.press("Control+z");
  await page.getByRole("heading", { name: "Merged records" }).waitFor();

  // Everything about the person, and nothing of them when they are erased, by whichever id one came.
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "All of it, as data" }).click();
  const about = await (await downloading).createReadStream();
  let told = "";
  for await (const part of about) told += part;
  for (const part of ["Speaks Russian too.", "Asked for the early shift.", "+30 2310 111111", "ELENI@example.com"]) assert.ok(told.includes(part), part);
  await page.getByRole("button", { name: "Erase for good…" }).click();
  await dialog(page).getByRole("button", { name: "Erase for good" }).click();
  await page.getByRole("heading", { level: 1, name: "Candidates" }).waitFor();
  const { text } = await exported(page);
  for (const part of ["Markaki", "eleni@", "ELENI@", "Russian", "early shift"]) assert.ok(!text.includes(part), part);
  assert.deepEqual(JSON.parse(text).erased.sort(), [eleni, old].sort());
  assert.deepEqual(wrong, []);
  await context.close();
});

test("on a telephone, in Greek, in the dark", async () => {
  const { context, page, wrong } = await begin({ viewport: { width: 360, height: 740 }, colorScheme: "dark", hasTouch: true });
  await nav(page, "Data and backup");
  await page.getByLabel("Language").selectOption("el");
  await nav(page, "Υποψήφιοι");
  await page.getByRole("rowheader", { name: "Eleni Markaki" }).getByRole("link").tap();
  await page.getByText("Ίδιο e-mail με: E. Markaki. Είναι το ίδιο πρόσωπο;").waitFor();
  const fits = async () => assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  await fits();
  assert.deepEqual(await faults(page), []);
  await page.getByRole("button", { name: "Συγχώνευση με…" }).tap();
  await dialog(page).getByRole("button", { name: /E\. Markaki/ }).tap();
  await fits();
  assert.deepEqual(await faults(page), []);
  await dialog(page).getByRole("group", { name: "Πόλη" }).getByText("Athens").tap();
  await dialog(page).getByRole("button", { name: "Συγχώνευση", exact: true }).tap();
  await page.getByRole("heading", { name: "Συγχωνευμένες καρτέλες" }).waitFor();
  assert.equal(await page.getByLabel("Πόλη").inputValue(), "Athens");
  await fits();
  assert.deepEqual(await faults(page), []);
  assert.deepEqual(wrong, []);
  await context.close();
});
