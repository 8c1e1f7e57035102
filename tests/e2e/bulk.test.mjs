// Many at once on the board: selected by mouse and by keys, moved, tagged, written to and disqualified, each with one undo.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, introduce, kept, launch, open, serve } from "./harness.mjs";
import { add, again, describeJob, fixCriteria, openSeeded } from "./steps.mjs";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser.close(); await server.close(); });

const lane = (page, name) => page.getByRole("region", { name, exact: true });
const card = (page, stage, name) => lane(page, stage).getByRole("listitem").filter({ hasText: name });
const bar = (page) => page.getByRole("region", { name: "Selected candidates" });
const undo = (page) => page.getByRole("button", { name: "Undo", exact: true }).first().click();

test("three people are moved, tagged, written to and disqualified at once, and each can be undone", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await introduce(page);
  await describeJob(page);
  await fixCriteria(page);
  const people = [["Eleni Markaki", "eleni@example.com"], ["王小明", "+30 2310 000000"], ["Tom Beckett", "tom@example.com"], ["Ana Kovač", "ana@example.com"]];
  for (const [name, contact] of people) await add(page, name, contact);
  await again(page);

  await page.getByRole("button", { name: "Select", exact: true }).click();
  await page.getByRole("checkbox", { name: "Select Eleni Markaki" }).check();
  await page.getByRole("checkbox", { name: "Select 王小明" }).check();
  await bar(page).getByText("2 selected").waitFor();
  assert.deepEqual(await faults(page), []);
  // By key, on the card that has the focus.
  await page.getByRole("link", { name: "Tom Beckett" }).focus();
  await page.keyboard.press("x");
  await bar(page).getByText("3 selected").waitFor();

  await bar(page).getByRole("button", { name: "Move to…" }).click();
  await page.getByRole("menuitem", { name: "Phone" }).click();
  for (const [name] of people.slice(0, 3)) await card(page, "Phone", name).waitFor();
  await card(page, "New", "Ana Kovač").waitFor();
  await page.getByText("3 moved to Phone").first().waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === "End selection");
  await undo(page);
  await card(page, "New", "Eleni Markaki").waitFor();
  assert.equal(await lane(page, "Phone").getByRole("listitem").count(), 0);

  await bar(page).getByRole("button", { name: "Tag…" }).click();
  await page.getByRole("dialog").getByLabel("New tag").fill("Weekends");
  await page.getByRole("dialog").getByRole("button", { name: "Add tag" }).click();
  await page.getByText("3 tagged “Weekends”").first().waitFor();
  // Where nothing changes nobody is counted, and there is nothing to undo.
  await bar(page).getByRole("button", { name: "Tag…" }).click();
  await page.getByRole("dialog").getByLabel("New tag").fill("weekends");
  await page.getByRole("dialog").getByRole("button", { name: "Add tag" }).click();
  await page.getByText("Nobody was tagged: all of them have “weekends” already").first().waitFor();
  await bar(page).getByRole("button", { name: "Move to…" }).click();
  await page.getByRole("menuitem", { name: "New", exact: true }).click();
  await page.getByText("Nobody was moved: all of them are in New already").first().waitFor();
  // What the search hides is said.
  const search = page.getByLabel("Find on this board");
  await search.fill("kovac");
  await bar(page).getByText("3 selected, 3 of them hidden by the search", { exact: true }).waitFor();
  await search.fill("beckett");
  await bar(page).getByText("3 selected, 2 of them hidden by the search", { exact: true }).waitFor();
  await search.fill("");
  await bar(page).getByText("3 selected", { exact: true }).waitFor();

  await bar(page).getByRole("button", { name: "Message…" }).click();
  assert.deepEqual(await faults(page), []);
  const letter = page.getByRole("dialog").getByRole("link", { name: "E-mail to Eleni Markaki" });
  assert.match(decodeURIComponent(await letter.getAttribute("href")), /^mailto:eleni@example\.com\?subject=Your application: Customer service agent&body=Dear Eleni Markaki,/);
  await page.getByRole("dialog").getByText("No e-mail address").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Note that it was sent" }).click();
  await page.getByText("Noted on 2 applications; 1 has no e-mail address that can be seen").first().waitFor();

  await bar(page).getByRole("button", { name: "Disqualify…" }).click();
  await page.getByRole("heading", { name: "Disqualify 3 people" }).waitFor();
  await page.getByRole("dialog").getByLabel("Reason").fill("No Greek, which the advert asks for.");
  await page.getByRole("dialog").getByRole("button", { name: "Disqualify" }).click();
  for (const [name] of people.slice(0, 3)) await card(page, "Disqualified", name).waitFor();
  await undo(page);
  await card(page, "New", "Tom Beckett").waitFor();
  assert.equal(await lane(page, "Disqualified").getByRole("listitem").count(), 0);

  // A whole column, and the end of it.
  await page.getByRole("checkbox", { name: "Select all in New" }).check();
  await bar(page).getByText("4 selected").waitFor();
  await bar(page).getByRole("button", { name: "Tag…" }).click();
  await page.getByRole("dialog").getByLabel("New tag").fill("Weekends");
  await page.getByRole("dialog").getByRole("button", { name: "Add tag" }).click();
  await page.getByText("1 tagged “Weekends”").first().waitFor();
  await page.getByRole("button", { name: "End selection" }).click();
  assert.equal(await page.getByRole("checkbox").count(), 0);

  await again(page);
  await page.getByRole("link", { name: "Tom Beckett" }).click();
  await page.getByText("Dear Tom Beckett,").waitFor();
  await page.getByRole("listitem").filter({ hasText: "Weekends" }).waitFor();

  // Before each of the four there was a point to go back to.
  await page.getByRole("navigation").getByRole("link", { name: "Data and backup" }).click();
  await page.getByRole("listitem").filter({ hasText: "Before much was changed at once" }).nth(3).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("hundreds are moved and declined a part at a time, each with one undo", async () => {
  const url = `${server.origin}/`;
  const { page, context, wrong } = await open(browser, url);
  await page.goto(`${url}${await openSeeded(page, url, 1500)}`);
  await page.getByRole("button", { name: "Select", exact: true }).click();
  await page.getByRole("checkbox", { name: "Select all in New" }).check();
  const count = Number(/\d+/.exec(await bar(page).getByText(/^\d+ selected$/).innerText())[0]);
  assert.ok(count > 500, `${count} are selected`);
  const inLane = (stage) => lane(page, stage).innerText().then((text) => Number(/\d+/.exec(text)[0]));
  const [fresh, onThePhone] = [await inLane("New"), await inLane("Phone")];
  assert.equal(fresh, count);

  await bar(page).getByRole("button", { name: "Move to…" }).click();
  await page.getByRole("menuitem", { name: "Phone" }).click();
  await page.getByRole("progressbar", { name: /^At work: \d+ of/ }).waitFor();
  await page.getByText(`${count} moved to Phone`).first().waitFor();
  assert.equal(await page.getByRole("progressbar").count(), 0);
  assert.deepEqual([await inLane("New"), await inLane("Phone")], [0, onThePhone + count]);
  await undo(page);
  await page.getByText("Undone", { exact: true }).first().waitFor();
  assert.deepEqual([await inLane("New"), await inLane("Phone")], [count, onThePhone]);

  // Refused as a whole, and said where it is to be mended.
  await bar(page).getByRole("button", { name: "Disqualify…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disqualify" }).click();
  await page.getByRole("dialog").getByText("reason").first().waitFor();
  assert.equal(await inLane("New"), count);
  await page.getByRole("dialog").getByLabel("Reason").fill("No Greek, which the advert asks for.");
  await page.getByRole("dialog").getByRole("button", { name: "Disqualify" }).click();
  await page.getByText(`${count} people are disqualified`).first().waitFor();
  assert.equal(await inLane("New"), 0);
  await kept(page);
  await page.reload();
  await lane(page, "New").waitFor();
  assert.equal(await inLane("New"), 0);
  assert.deepEqual(wrong, []);
  await context.close();
});
