// What waits today: each thing once, with the way to where it is done, and gone when it is done.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, introduce, launch, open, serve } from "./harness.mjs";
import { add, again, describeJob, fixCriteria } from "./steps.mjs";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser.close(); await server.close(); });

const today = async (page) => {
  await page.getByRole("link", { name: "Today" }).click();
  await page.getByRole("heading", { level: 1, name: "Today" }).waitFor();
};

test("a step that is due and a word that is owed wait, and go when they are done", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await introduce(page);
  await today(page);
  await page.getByText("Nothing waits").waitFor();
  assert.deepEqual(await faults(page), []);
  await page.getByRole("main").getByRole("link", { name: "Requisitions" }).click();
  await describeJob(page);
  await fixCriteria(page);
  await add(page, "Eleni Markaki", "eleni@example.com");
  await add(page, "Tom Beckett", "tom@example.com");

  await page.getByRole("button", { name: "More actions for Tom Beckett" }).click();
  await page.getByRole("menuitem", { name: "Disqualified…" }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("Withdrew.");
  await page.getByRole("dialog").getByRole("button", { name: "Disqualify" }).click();
  await page.getByRole("link", { name: "Eleni Markaki" }).click();
  await page.getByLabel("Next step").fill("Call back about the shifts");
  const day = await page.evaluate(() => new Date().toISOString().slice(0, 10));
  await page.getByLabel("By when").fill(day);
  await again(page);
  // Whatever one is at, the navigation says how much waits.
  await page.getByRole("navigation").getByRole("link", { name: "Today 2" }).waitFor();

  await today(page);
  await page.getByText("2 things wait").waitFor();
  await page.getByRole("heading", { name: "1 next step is due" }).waitFor();
  await page.getByRole("heading", { name: "1 person is out and was not told" }).waitFor();
  assert.deepEqual(await faults(page), []);
  const step = page.getByRole("listitem").filter({ hasText: "Call back about the shifts" });
  await step.getByText("Customer service agent").waitFor();

  // By keyboard to the person; the step is taken, and Back shows that it no longer waits.
  await step.getByRole("link", { name: "Eleni Markaki" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Eleni Markaki" }).waitFor();
  await page.getByLabel("Next step").fill("");
  await page.getByLabel("By when").fill("");
  await page.getByLabel("By when").blur();
  await page.goBack();
  await page.getByText("1 thing waits").waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "Today 1" }).waitFor();
  await page.getByRole("listitem").getByRole("link", { name: "Tom Beckett" }).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("what is due today is due by the day of the place, which is not that of Greenwich", async () => {
  // One of these is in another day now.
  const timezoneId = new Date().getUTCHours() >= 10 ? "Pacific/Kiritimati" : "Pacific/Pago_Pago";
  const { page, context, wrong } = await open(browser, `${server.origin}/`, { timezoneId });
  await introduce(page);
  await describeJob(page);
  await fixCriteria(page);
  const day = (ahead) => page.evaluate((ahead) => {
    const day = new Date(), two = (number) => String(number).padStart(2, "0");
    day.setDate(day.getDate() + ahead);
    return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
  }, ahead);
  assert.notEqual(await day(0), new Date().toISOString().slice(0, 10));
  for (const [name, ahead] of [["Eleni Markaki", 0], ["Tom Beckett", 1]]) {
    await add(page, name, `${name.slice(0, 3)}@example.com`);
    await page.getByRole("link", { name }).click();
    await page.getByLabel("Next step").fill(`Call ${name}`);
    await page.getByLabel("By when").fill(await day(ahead));
    await again(page);
    await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  }
  await today(page);
  await page.getByText("1 thing waits").waitFor();
  await page.getByRole("listitem").filter({ hasText: "Call Eleni Markaki" }).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});
