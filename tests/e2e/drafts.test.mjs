// What is being written and not given yet outlives a look at something else.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { introduce, launch, open, serve } from "./harness.mjs";
import { add, describeJob, fixCriteria } from "./steps.mjs";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser.close(); await server.close(); });

test("a note that is being written is there again when one comes back, for each person their own, and gone once it is added", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await introduce(page);
  await describeJob(page);
  await fixCriteria(page);
  await add(page, "Eleni Markaki", "eleni@example.com");
  await add(page, "Tom Beckett", "tom@example.com");
  await page.getByRole("link", { name: "Eleni Markaki" }).click();
  const heading = (name) => page.getByRole("heading", { level: 1, name }).waitFor();
  const note = page.getByLabel("New note");
  const says = async (text) => assert.equal(await note.inputValue(), text);
  await heading("Eleni Markaki");
  await note.fill("Patient with an angry caller");
  await page.getByLabel("What it is", { exact: true }).selectOption({ label: "Telephone" });
  await note.focus();
  await page.getByRole("link", { name: "Next", exact: true }).click();
  await heading("Tom Beckett");
  await says("");
  await note.pressSequentially("Late");
  await page.getByRole("navigation").getByRole("link", { name: "Today" }).click();
  await heading("Today");
  await page.goBack();
  await heading("Tom Beckett");
  await says("Late");
  await page.goBack();
  await heading("Eleni Markaki");
  await says("Patient with an angry caller");
  assert.equal(await page.getByLabel("What it is", { exact: true }).locator("option:checked").innerText(), "Telephone");
  await page.getByRole("button", { name: "Add note" }).click();
  await page.getByRole("listitem").filter({ hasText: "Patient with an angry caller" }).waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "Today" }).click();
  await heading("Today");
  await page.goBack();
  await heading("Eleni Markaki");
  await says("");
  assert.deepEqual(wrong, []);
  await context.close();
});
