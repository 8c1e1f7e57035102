// The Undo in a message undoes what the message tells of, and is gone as soon as that is not what would be undone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { introduce, kept, launch, open, serve } from "./harness.mjs";
import { add } from "./steps.mjs";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser.close(); await server.close(); });

/** A position with somebody who has just been added, and the message that says so. */
async function added() {
  const opened = await open(browser, `${server.origin}/`);
  const { page } = opened;
  await introduce(page);
  await page.getByRole("button", { name: "New requisition" }).first().click();
  await page.getByLabel("Job title").fill("Agent");
  await page.getByLabel("Job title").blur();
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  await add(page, "Eleni Markaki", "eleni@example.com");
  const messages = page.getByRole("region", { name: "Messages" });
  await messages.getByText("Eleni Markaki was added").waitFor();
  return { ...opened, messages, undo: messages.getByRole("button", { name: "Undo" }) };
}

const eleni = (page) => page.getByRole("link", { name: "Eleni Markaki", exact: true });

test("after another edit a message offers no Undo any more, and says on what it says", async () => {
  const { page, context, wrong, messages, undo } = await added();
  await undo.waitFor();
  await page.getByRole("main").getByRole("link", { name: "Job description" }).click();
  const purpose = page.getByLabel("Purpose");
  await purpose.fill("Help the people who bought our tents.");
  // What is typed becomes an edit when the field is left, or a moment later.
  await purpose.blur();
  await undo.waitFor({ state: "detached" });
  assert.ok(await messages.getByText("Eleni Markaki was added").isVisible());
  await kept(page);
  assert.equal(await purpose.inputValue(), "Help the people who bought our tents.");
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  await eleni(page).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("the Undo of a message that is aimed at while a field is left takes the field's text from nobody", async () => {
  const { page, context, wrong, undo } = await added();
  await page.getByRole("main").getByRole("link", { name: "Job description" }).click();
  const purpose = page.getByLabel("Purpose");
  await purpose.fill("Help the people who bought our tents.");
  if (await undo.isVisible()) await undo.click();
  await undo.waitFor({ state: "detached" });
  assert.equal(await purpose.inputValue(), "Help the people who bought our tents.");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("what was undone or done again by key is not undone once more by a message", async () => {
  const { page, context, wrong, messages, undo } = await added();
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("Control+z");
  await eleni(page).waitFor({ state: "detached" });
  assert.equal(await undo.count(), 0);
  await page.keyboard.press("Control+Shift+z");
  await eleni(page).waitFor();
  assert.equal(await undo.count(), 0);
  assert.ok(await messages.getByText("Eleni Markaki was added").isVisible());
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a newer message has the Undo, and with it used none of an older one comes back", async () => {
  const { page, context, wrong, messages, undo } = await added();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "More actions for Eleni Markaki" }).click();
  await page.getByRole("menuitem", { name: "Screening" }).click();
  await messages.getByText("Eleni Markaki moved to Screening").waitFor();
  assert.equal(await undo.count(), 1);
  await undo.click();
  await page.getByRole("region", { name: "New" }).getByRole("link", { name: "Eleni Markaki" }).waitFor();
  assert.equal(await undo.count(), 0);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("an import is undone by its message, and by no other", async () => {
  const { page, context, wrong, undo, messages } = await added();
  const rows = Array.from({ length: 300 }, (_, n) => `Person ${n},p${n}@example.com,Agent`);
  await page.goto(`${server.origin}/#/candidates/import`);
  await page.getByLabel("Choose a file…").setInputFiles({ name: "some.csv", mimeType: "text/csv", buffer: Buffer.from(["Name,Email,Position", ...rows].join("\n")) });
  await page.getByRole("button", { name: "Look at the people" }).click();
  await page.getByRole("button", { name: "Import 300 people" }).click();
  await messages.getByText("300 people came in").waitFor();
  assert.equal(await undo.count(), 1);
  await undo.click();
  await messages.getByText("Undone").waitFor();
  assert.equal(await undo.count(), 0);
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  assert.deepEqual(await page.getByRole("rowheader").allInnerTexts(), ["Eleni Markaki"]);
  assert.deepEqual(wrong, []);
  await context.close();
});
