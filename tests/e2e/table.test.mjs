// The list of candidates as a table: filtered with a NOT and a range, sorted, its columns chosen, saved as a view, all of it in the
// address.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, introduce, launch, open, serve } from "./harness.mjs";
import { add, again, describeJob, fixCriteria } from "./steps.mjs";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser.close(); await server.close(); });

const list = async (page) => {
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  await page.getByRole("heading", { level: 1, name: "Candidates" }).waitFor();
};
const names = (page) => page.getByRole("rowheader").allInnerTexts();
const people = (page, count) => page.getByText(count === 1 ? "1 person" : `${count} people`, { exact: true }).waitFor();
const filter = async (page, field) => {
  await page.getByRole("button", { name: "Add filter" }).click();
  await page.getByRole("menuitem", { name: field, exact: true }).click();
  await page.getByRole("dialog").waitFor();
};

async function fourPeople() {
  const opened = await open(browser, `${server.origin}/`);
  const { page } = opened;
  await introduce(page);
  await describeJob(page);
  await fixCriteria(page);
  for (const [name, contact] of [["Ελένη Μαρκάκη", "eleni@example.com"], ["Tom Beckett", "tom@example.com"], ["王小明", "+30 2310 000000"], ["Иван Соколов", "ivan@example.com"]]) await add(page, name, contact);
  await page.getByRole("button", { name: "More actions for Tom Beckett" }).click();
  await page.getByRole("menuitem", { name: "Offer" }).click();
  await page.getByRole("region", { name: "Offer", exact: true }).getByRole("link", { name: "Tom Beckett" }).click();
  await page.getByRole("textbox", { name: "New tag" }).fill("Weekends");
  await page.getByRole("button", { name: "Add tag" }).click();
  await page.getByLabel("New note").fill("Patient with an angry caller");
  await page.getByRole("button", { name: "Add note" }).click();
  await page.getByRole("listitem").filter({ hasText: "Patient with an angry caller" }).waitFor();
  await list(page);
  await people(page, 4);
  return opened;
}

test("filters with a NOT and a range, a saved view, and the way back to them", async () => {
  const { page, context, wrong } = await fourPeople();
  await filter(page, "Stage");
  await page.getByRole("dialog").getByRole("button", { name: "Apply filter" }).click();
  await page.getByText("Choose something to filter by").waitFor();
  await page.getByRole("dialog").getByLabel("Offer").check();
  await page.getByRole("dialog").getByRole("radio", { name: "is not" }).check();
  assert.deepEqual(await faults(page), []);
  await page.getByRole("dialog").getByRole("button", { name: "Apply filter" }).click();
  await people(page, 3);
  assert.match(page.url(), /filter=%21stage%3A%40offer/);
  await page.getByRole("button", { name: "Stage: not Offer", exact: true }).waitFor();

  await filter(page, "Days since last contact");
  await page.getByLabel("At least (days)").fill("3");
  await page.getByLabel("At most (days)").fill("1");
  await page.getByRole("dialog").getByRole("button", { name: "Apply filter" }).click();
  await page.getByText("the first number or day must not be after the second").waitFor();
  await page.getByLabel("At least (days)").fill("0");
  await page.getByRole("dialog").getByRole("button", { name: "Apply filter" }).click();
  await page.getByRole("button", { name: "Days since last contact: 0 to 1", exact: true }).waitFor();
  await people(page, 3);
  assert.deepEqual(await faults(page), []);

  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Save this view…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByText("Give the view a name.").waitFor();
  await page.getByLabel("Name of the view").fill("Still on the way");
  await page.getByLabel("Name of the view").press("Enter");
  await page.getByText("The view “Still on the way” is saved").first().waitFor();

  // The address is the view: a reload, Back and Forward bring it again.
  await again(page);
  await people(page, 3);
  await page.getByRole("link", { name: "王小明" }).click();
  await page.getByRole("heading", { level: 1, name: "王小明" }).waitFor();
  await page.goBack();
  await people(page, 3);
  await page.getByRole("button", { name: "Clear all" }).click();
  await people(page, 4);
  await page.waitForFunction(() => document.activeElement?.textContent.includes("Add filter"));
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Still on the way" }).click();
  await people(page, 3);
  await page.getByRole("button", { name: "Remove filter: Stage: not Offer" }).click();
  await people(page, 4);
  // A view that was removed comes back with an undo.
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Still on the way" }).click();
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Remove “Still on the way”" }).click();
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Still on the way", exact: true }).waitFor();
  await page.keyboard.press("Escape");
  // A stage that is called otherwise is the one that was asked for.
  await page.getByRole("navigation").getByRole("link", { name: "Requisitions" }).click();
  await page.getByRole("main").getByRole("link", { name: "Customer service agent" }).click();
  await page.getByRole("link", { name: "Stages" }).click();
  await page.getByLabel("Stage 6", { exact: true }).fill("Job offer");
  await page.getByLabel("Stage 6", { exact: true }).press("Tab");
  await list(page);
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Still on the way" }).click();
  await page.getByRole("button", { name: "Stage: not Job offer", exact: true }).click();
  assert.ok(await page.getByRole("dialog").getByLabel("Job offer").isChecked());
  await page.keyboard.press("Escape");
  await people(page, 3);
  // What nobody wrote is said, and hides nobody.
  await page.goto(`${server.origin}/#/candidates?filter=stage:@offer;nonsense:1`);
  await page.getByText("1 filter in the address could not be read").waitFor();
  await people(page, 1);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("columns and sorting, by keyboard", async () => {
  const { page, context, wrong } = await fourPeople();
  await page.getByText("Columns", { exact: true }).click();
  await page.getByLabel("Tags").check();
  await page.getByLabel("Where from").check();
  await page.getByText("Columns", { exact: true }).click();
  assert.deepEqual(await page.getByRole("columnheader").allInnerTexts(), ["Name", "Contact", "Applications", "Where from", "Tags"]);
  await page.getByRole("cell", { name: "Weekends" }).waitFor();
  const head = page.getByRole("columnheader", { name: "Tags" });
  await head.getByRole("button").focus();
  await page.keyboard.press("Enter");
  assert.equal(await head.getAttribute("aria-sort"), "ascending");
  assert.equal((await names(page))[0], "Tom Beckett");
  await page.keyboard.press("Enter");
  // What has no tag comes last, upwards and downwards.
  assert.equal(await head.getAttribute("aria-sort"), "descending");
  assert.equal((await names(page))[0], "Tom Beckett");
  await page.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
  const up = await names(page);
  await page.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
  assert.deepEqual(await names(page), [...up].reverse());
  assert.deepEqual(await faults(page), []);
  await again(page);
  assert.deepEqual(await names(page), [...up].reverse());
  // The columns are remembered where the address says nothing of them, also after a reload; what it says comes first.
  await page.getByRole("navigation").getByRole("link", { name: "Today" }).click();
  await list(page);
  const heads = async (wanted) => assert.deepEqual(await page.getByRole("columnheader").allInnerTexts(), wanted);
  await heads(["Name", "Contact", "Applications", "Where from", "Tags"]);
  assert.ok(!page.url().includes("columns="));
  await again(page);
  await heads(["Name", "Contact", "Applications", "Where from", "Tags"]);
  await page.goto(`${server.origin}/#/candidates?columns=name,town`);
  await page.getByRole("columnheader", { name: "Town" }).waitFor();
  await heads(["Name", "Town"]);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a tag is one filter however it is written, and what is gone can be taken out of a filter", async () => {
  const { page, context, wrong } = await fourPeople();
  const tagged = async (name) => {
    await page.getByRole("link", { name }).click();
    await page.getByRole("main").getByRole("link", { name: "Customer service agent" }).click();
    await page.getByRole("textbox", { name: "New tag" }).waitFor();
  };
  await tagged("王小明");
  await page.getByRole("textbox", { name: "New tag" }).fill("weekends");
  await page.getByRole("button", { name: "Add tag" }).click();
  await page.getByRole("listitem").filter({ hasText: "weekends" }).waitFor();
  await list(page);
  await filter(page, "Tag");
  const dialog = page.getByRole("dialog");
  assert.equal(await dialog.getByRole("checkbox").count(), 1);
  await dialog.getByLabel(/^weekends$/i).check();
  await dialog.getByRole("button", { name: "Apply filter" }).click();
  await people(page, 2);
  // As somebody has kept it before.
  for (const word of ["Weekends", "weekends"]) {
    await page.goto(`${server.origin}/#/candidates?filter=tag:${word}`);
    await people(page, 2);
  }
  const address = page.url();
  for (const name of ["王小明", "Tom Beckett"]) {
    await list(page);
    await tagged(name);
    await page.getByRole("button", { name: /^Remove: weekends$/i }).click();
    await page.getByText("No tags yet.").waitFor();
  }
  await page.goto(address);
  await people(page, 0);
  await page.getByRole("button", { name: "Tag: weekends", exact: true }).click();
  assert.ok(await dialog.getByLabel("weekends").isChecked());
  await dialog.getByLabel("weekends").uncheck();
  await page.keyboard.press("Escape");
  await page.goto(`${server.origin}/#/candidates?filter=requisition:0000000000000000000009h5m1`);
  await page.getByRole("button", { name: "Position: a position that is gone", exact: true }).click();
  await dialog.getByLabel("a position that is gone").uncheck();
  await dialog.getByLabel("Customer service agent").check();
  await dialog.getByRole("button", { name: "Apply filter" }).click();
  await people(page, 4);
  await page.getByRole("button", { name: "Position: Customer service agent", exact: true }).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("the choice of columns closes as a menu does, and a view has a name of its own", async () => {
  const { page, context, wrong } = await fourPeople();
  const columns = page.getByText("Columns", { exact: true });
  const box = page.getByLabel("Tags");
  await columns.click();
  await box.focus();
  await page.keyboard.press("Escape");
  await box.waitFor({ state: "hidden" });
  assert.ok(await columns.evaluate((summary) => summary === document.activeElement));
  await columns.click();
  await box.waitFor();
  await page.getByRole("heading", { level: 1 }).click();
  await box.waitFor({ state: "hidden" });
  await columns.click();
  await box.check();
  await columns.click();
  await box.waitFor({ state: "hidden" });
  await columns.focus();
  await page.keyboard.press("Enter");
  await box.waitFor();
  await page.keyboard.press("Shift+Tab");
  await box.waitFor({ state: "hidden" });

  const save = async (item, name) => {
    await page.getByRole("button", { name: "Views" }).click();
    await page.getByRole("menuitem", { name: item }).click();
    await page.getByLabel("Name of the view").fill(name);
    await page.getByLabel("Name of the view").press("Enter");
  };
  const dialog = page.getByRole("dialog");
  const refused = async () => {
    await page.getByText("There is a view with this name already").first().waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
  };
  await save("Save this view…", "With tags");
  await dialog.waitFor({ state: "hidden" });
  await save("Save this view…", " with TAGS ");
  await refused();
  await page.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
  await save("Save this view…", "From the end");
  await dialog.waitFor({ state: "hidden" });
  await save("Rename “From the end”…", "With tags");
  await page.getByRole("heading", { name: "Rename this view" }).waitFor();
  await refused();
  await save("Rename “From the end”…", "from the end");
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "With tags" }).first().waitFor();
  assert.deepEqual((await page.getByRole("menuitem").allInnerTexts()).slice(0, 2), ["With tags", "from the end"]);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("the search looks through everything, without case and accents, in Greek and Russian too", async () => {
  const { page, context, wrong } = await fourPeople();
  for (const [text, name] of [["ελενη", "Ελένη Μαρκάκη"], ["СОКОЛОВ", "Иван Соколов"], ["angry CALLER", "Tom Beckett"], ["weekends", "Tom Beckett"], ["2310", "王小明"], ["caller beckett", "Tom Beckett"], ["weekends tom agent", "Tom Beckett"]]) {
    await page.getByLabel("Find in everything").fill(text);
    await people(page, 1);
    assert.deepEqual(await names(page), [name]);
  }
  await page.getByLabel("Find in everything").fill("service agent");
  await people(page, 4);
  assert.deepEqual(wrong, []);
  await context.close();
});
