// What is refused is said where it was written, menus and messages stay within reach, and a telephone shows all of it: by role and
// label, at the widths that people have.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { introduce, launch, open, serve } from "./harness.mjs";
import { add, describeJob, fixCriteria } from "./steps.mjs";

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };
const LONG = "Maria-Alexandra van der Westhuizen-Papadopoulou-Oikonomou";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser.close(); await server.close(); });

const focused = (locator) => locator.evaluate((field) => field === document.activeElement);
/** The field says that it is wrong, and has the focus or not. */
const refused = async (locator, text) => {
  await locator.page().getByText(text).filter({ visible: true }).last().waitFor();
  assert.equal(await locator.getAttribute("aria-invalid"), "true");
};
/** Whether the browser shows the element at its own middle: nothing lies over it, and it is in the window. */
const inSight = (locator) => locator.evaluate((element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  return there !== null && (element.contains(there) || there.contains(element));
});
const noWider = async (page) => assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${page.url()} is wider than the window`);

async function person(name, options = {}) {
  const opened = await open(browser, `${server.origin}/`, options);
  await introduce(opened.page);
  await describeJob(opened.page);
  await fixCriteria(opened.page);
  await add(opened.page, name, "eleni@example.com");
  return opened;
}

test("a refusal stands at its field, with what was typed", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  const me = page.getByLabel("Your name");
  await me.fill("   ");
  await page.getByRole("button", { name: "Begin" }).click();
  await refused(me, "Say your name");
  assert.ok(await focused(me));
  await introduce(page);
  await describeJob(page);

  // A job description that has not changed is not offered for publishing again.
  assert.equal(await page.getByRole("button", { name: /^Publish/ }).count(), 0);
  assert.equal(await page.getByText("You can publish.").count(), 0);
  const headcount = page.getByLabel("How many to hire");
  await headcount.fill("zero");
  await headcount.blur();
  await refused(headcount, "Write a whole number from 1.");
  assert.equal(await headcount.inputValue(), "zero");
  await headcount.fill("2");
  await headcount.blur();
  await page.waitForFunction(() => document.querySelectorAll("[aria-invalid]").length === 0);
  await page.getByLabel("To", { exact: true }).fill("900");
  await page.getByLabel("To", { exact: true }).blur();
  await refused(page.getByLabel("To", { exact: true }), "the upper end is below the lower one");
  await page.getByLabel("To", { exact: true }).fill("1,500");
  await page.getByLabel("Add to Duties").fill("Answer\nthe telephone");
  await page.getByLabel("Add to Duties").press("Enter");
  assert.equal(await page.getByLabel("Duties 1", { exact: true }).inputValue(), "Answer the telephone");
  await page.getByLabel("Duties 1", { exact: true }).fill("Answer the telephone and the mail");
  await page.getByLabel("Duties 1", { exact: true }).press("Enter");
  await page.getByRole("complementary").getByText("Answer the telephone and the mail", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Publish the new version" }).waitFor();

  await page.getByRole("navigation").getByRole("link", { name: "Data and backup" }).click();
  const promise = page.getByLabel("Everybody hears from us within");
  await promise.fill("999");
  await promise.blur();
  await refused(promise, /1 to 90/);
  assert.equal(await promise.inputValue(), "999");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a dialog on a telephone says what is refused where it was written, and an interview is not planned for a week", async () => {
  const { page, context, wrong } = await person("Eleni Markaki", PHONE);
  await page.getByRole("link", { name: "Eleni Markaki" }).click();
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Decide…" }).click();
  await dialog.getByRole("button", { name: "Record the decision" }).click();
  await refused(dialog.getByLabel("Reason"), "Write the reason for the decision.");
  assert.ok(await focused(dialog.getByLabel("Reason")));
  assert.ok(await inSight(dialog.getByText("Write the reason for the decision.")));
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Plan an interview" }).click();
  await dialog.getByLabel("Day and time").fill("2030-01-07T10:00");
  await dialog.getByLabel("Minutes").fill("9999");
  await dialog.getByRole("button", { name: "Save" }).click();
  await refused(dialog.getByLabel("Minutes"), "from 5 to 480");
  assert.ok(await focused(dialog.getByLabel("Minutes")));
  await page.keyboard.press("Escape");
  await noWider(page);
  assert.deepEqual(wrong, []);
  await context.close();
});

for (const [name, options] of [["a telephone", PHONE], ["a small laptop", { viewport: { width: 1440, height: 600 } }]]) {
  test(`every item of a menu can be seen and picked on ${name}`, async () => {
    const { page, context, wrong } = await person(LONG, options);
    await add(page, "Tom Beckett", "tom@example.com");
    const all = async () => {
      const { y, height } = await page.getByRole("menu").boundingBox();
      assert.ok(y >= 0 && y + height <= options.viewport.height, `the menu reaches from ${y} to ${y + height}`);
      for (const item of await page.getByRole("menuitem").all()) {
        await item.scrollIntoViewIfNeeded();
        assert.ok(await inSight(item), await item.innerText());
      }
      await page.keyboard.press("Escape");
    };
    for (const who of [LONG, "Tom Beckett"]) {
      await page.getByRole("button", { name: `More actions for ${who}` }).click();
      await all();
    }
    await noWider(page);
    await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
    await page.getByRole("button", { name: "Add filter" }).click();
    await all();
    for (const button of ["Views", "Export as CSV", "Add filter"]) assert.ok(await inSight(page.getByRole("button", { name: button })), button);
    await page.getByText("Columns", { exact: true }).click();
    const score = page.getByLabel("Score", { exact: true });
    await score.check();
    assert.ok(await inSight(score));
    await noWider(page);
    assert.deepEqual(wrong, []);
    await context.close();
  });
}

test("a message stays as long as the pointer is on it, and what was done can be undone after it has gone", async () => {
  const { page, context, wrong } = await person("Eleni Markaki");
  const message = page.getByRole("region", { name: "Messages" }).getByText("Eleni Markaki was added");
  await message.hover();
  await page.waitForTimeout(12_000);
  assert.ok(await message.isVisible());
  await page.mouse.move(5, 5);
  await message.waitFor({ state: "detached", timeout: 12_000 });
  await page.getByRole("button", { name: "Undo the last change" }).click();
  await page.getByRole("link", { name: "Eleni Markaki" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Redo the change" }).click();
  await page.getByRole("link", { name: "Eleni Markaki" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Redo the change" }).getAttribute("aria-disabled"), "true");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a closed position offers to be opened again, and nobody is added before", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await introduce(page);
  await describeJob(page);
  await page.getByRole("navigation").getByRole("link", { name: "Requisitions" }).click();
  await page.getByRole("button", { name: "More actions for Customer service agent" }).click();
  await page.getByRole("menuitem", { name: /Close/ }).click();
  await page.getByRole("dialog").getByRole("textbox").last().fill("Nobody is needed any more.");
  await page.getByRole("dialog").getByRole("button", { name: /^Close/ }).last().click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await page.getByRole("main").getByRole("link", { name: "Customer service agent" }).click();
  await page.getByRole("button", { name: "Open again" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Add candidate" }).count(), 0);
  await page.getByRole("button", { name: "Open again" }).click();
  await page.getByRole("button", { name: "Add candidate" }).first().waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("whoever does not read English finds their language on the first screen", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await page.getByLabel("Language").selectOption("Ελληνικά");
  await page.getByRole("heading", { name: "Ποιος είστε;" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Ποιος είστε;" }).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("long names and long lines have room on a telephone, and the board ends where the window does", async () => {
  const { page, context, wrong } = await person(LONG, PHONE);
  await page.getByRole("main").getByRole("link", { name: "Job description" }).click();
  const qualification = page.getByLabel("Qualifications 1", { exact: true });
  assert.ok((await qualification.boundingBox()).width > 250, "a qualification has a row of its own");
  const long = "Has sold, mended or sailed what we sell, in any job, for as long as it takes to know it";
  await qualification.fill(long);
  await qualification.press("Enter");
  await page.getByRole("complementary").getByText(long).waitFor();
  assert.ok(await qualification.evaluate((field) => field.scrollHeight <= field.clientHeight + 1), "all of it can be read");
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  await page.getByRole("link", { name: "Walk-in" }).click();
  await page.getByLabel("Name").fill(`${LONG}opoulou`);
  await page.getByLabel("E-mail or telephone").fill("maria@example.com");
  await page.getByRole("button", { name: "Add and next" }).click();
  await page.getByText(/2 came today/).waitFor();
  await noWider(page);
  await page.getByRole("link", { name: "End walk-in" }).click();
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  assert.ok(await inSight(page.getByRole("columnheader", { name: "Contact" })), "a long name leaves room for the contact");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goBack();
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  await page.getByRole("region", { name: "New", exact: true }).waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight), "the scrollbar of the board is in sight");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("on paper a scorecard has all its evidence, the chosen marks and the company, and nothing to press", async () => {
  const { page, context, wrong } = await person("Eleni Markaki");
  await page.getByRole("link", { name: "Eleni Markaki" }).click();
  await page.getByRole("link", { name: /my scorecard/ }).click();
  await page.getByRole("group", { name: "Patient listening" }).getByRole("radio", { name: "4", exact: true }).check();
  const evidence = page.getByLabel("Evidence").first();
  await evidence.fill("Let the caller finish, then restated the problem. ".repeat(60));
  await evidence.blur();
  await page.emulateMedia({ media: "print" });
  assert.ok(await evidence.evaluate((field) => field.scrollHeight <= field.clientHeight + 1), "the evidence is cut");
  assert.ok(await page.getByText("Aegean Outdoor Ltd").filter({ visible: true }).count() > 0);
  assert.equal(await page.getByText("What was said or done.").filter({ visible: true }).count(), 0, "hints are for the screen");
  const marks = page.getByRole("group", { name: "Patient listening" }).getByRole("radio");
  assert.equal(await marks.filter({ visible: true }).count(), 1);
  assert.equal(await page.getByRole("button").filter({ visible: true }).count(), 0);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a person applies for another position from their own page", async () => {
  const { page, context, wrong } = await person("Eleni Markaki");
  await page.getByRole("navigation").getByRole("link", { name: "Requisitions" }).click();
  await page.getByRole("button", { name: "New requisition" }).click();
  await page.getByLabel("Job title").fill("Sailmaker");
  await page.getByLabel("Job title").blur();
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  await page.getByRole("link", { name: "Eleni Markaki" }).click();
  await page.getByRole("button", { name: "Apply for another position" }).click();
  await page.getByRole("dialog").getByLabel("Position").selectOption({ label: "Sailmaker" });
  await page.getByRole("dialog").getByRole("button", { name: "Apply", exact: true }).click();
  await page.getByRole("complementary").getByRole("link", { name: "Sailmaker" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Apply for another position" }).count(), 0);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("on a telephone filters stand below each other, and nothing that is long makes a page wider", async () => {
  const mail = `${"eleni".repeat(10)}@a.example.com`;
  const { page, context, wrong } = await person(LONG, PHONE);
  const position = page.url();
  await page.getByRole("link", { name: LONG }).click();
  await page.getByRole("textbox", { name: "New tag" }).fill("w".repeat(50));
  await page.getByRole("button", { name: "Add tag" }).click();
  const tag = page.getByRole("listitem").filter({ hasText: "w".repeat(50) });
  await tag.waitFor();
  const inside = (locator) => locator.evaluate((item) => item.scrollWidth <= item.clientWidth + 1 && item.getBoundingClientRect().right <= innerWidth);
  assert.ok(await inside(tag), "a long tag stays in its card");
  await page.getByLabel(/^Where from/).fill(`https://jobs.example.com/${"a".repeat(120)}`);
  await page.getByLabel(/^Where from/).blur();
  await noWider(page);
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  await page.getByRole("link", { name: LONG }).click();
  await page.getByLabel("E-mail", { exact: true }).fill(mail);
  await page.getByLabel("E-mail", { exact: true }).blur();
  await page.getByRole("link", { name: mail }).waitFor();
  await noWider(page);
  await page.goto(`${server.origin}/#/candidates?filter=stage:@new,@screening,@phone;silent:0,90;applied:2020-01-01,2099-12-31`);
  const chips = page.getByRole("button", { name: /^Remove filter/ });
  await chips.nth(2).waitFor();
  for (const chip of await chips.all()) assert.ok(await inSight(chip), "each filter can be taken out");
  await noWider(page);
  await page.goto(position);
  await page.getByRole("main").getByRole("link", { name: "Stages" }).click();
  await page.getByLabel("Stage 1", { exact: true }).fill("Stage".repeat(19));
  await page.getByLabel("Stage 1", { exact: true }).press("Tab");
  await noWider(page);
  await page.getByRole("navigation").getByRole("link", { name: "Requisitions" }).click();
  await page.getByText("Stage".repeat(19)).waitFor();
  assert.ok(await inside(page.getByRole("listitem").filter({ hasText: "Stage".repeat(19) }).last()), "a long stage stays in its card");
  await noWider(page);
  assert.deepEqual(wrong, []);
  await context.close();
});
