// What everybody is asked in a stage: written down once, read and answered on each application, kept with its wording.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, introduce, kept, launch, open, serve } from "./harness.mjs";
import { add, again, describeJob, fixCriteria, moveTo } from "./steps.mjs";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser.close(); await server.close(); });

test("a phone call: questions are suggested, changed, asked of one person, and their replies are in the history", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await introduce(page);
  await describeJob(page);
  await fixCriteria(page);
  await add(page, "Eleni Markaki", "eleni@example.com");
  await page.getByRole("link", { name: "Eleni Markaki" }).click();
  // Nothing is asked of those who have only applied.
  assert.equal(await page.getByRole("heading", { name: "What to ask" }).count(), 0);
  await moveTo(page, "Phone");
  await page.getByText("Nothing is asked in this stage yet").waitFor();
  await page.getByRole("link", { name: "Write the questions" }).click();
  await page.getByRole("heading", { level: 1, name: "Stages" }).waitFor();

  const phone = page.getByRole("listitem").filter({ has: page.getByLabel("Purpose of Phone") });
  await phone.getByText("What to say and ask (0)").click();
  await phone.getByRole("button", { name: "Suggest questions for Phone" }).click();
  await phone.getByText("What to say and ask (5)").waitFor();
  assert.deepEqual(await faults(page), []);
  assert.match(await phone.getByLabel("What to say first in Phone").inputValue(), /quarter of an hour/);
  await phone.getByLabel("Question 2 in Phone", { exact: true }).fill("Why a job on the telephone?");
  await phone.getByRole("button", { name: "Remove: Question 5 in Phone" }).click();
  await phone.getByText("What to say and ask (4)").waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await phone.getByText("What to say and ask (5)").waitFor();
  // By keyboard: one more, and the field is ready for the next.
  await phone.getByLabel("Question for Phone", { exact: true }).fill("Do you have questions?");
  await page.keyboard.press("Enter");
  await phone.getByText("What to say and ask (6)").waitFor();
  await kept(page);

  await page.goBack();
  await page.getByRole("heading", { name: "What to ask" }).waitFor();
  await page.getByRole("heading", { name: "Say first" }).waitFor();
  const why = page.getByLabel("Reply: Why a job on the telephone?");
  await why.fill("I like to help, and I listen well.");
  await page.getByRole("listitem").filter({ hasText: "“Why a job on the telephone?” I like to help" }).waitFor();
  // Who is asked in writing gets what is open still.
  const letter = decodeURIComponent(await page.getByRole("link", { name: "Ask in writing" }).getAttribute("href"));
  assert.match(letter, /Are you employed at the moment/);
  assert.doesNotMatch(letter, /Why a job on the telephone/);
  assert.deepEqual(await faults(page), []);
  await again(page);
  assert.equal(await why.inputValue(), "I like to help, and I listen well.");

  // Another stage asks other things; what was said stays in the history.
  await moveTo(page, "Offer");
  await page.getByRole("heading", { name: "What to ask" }).waitFor({ state: "detached" });
  await page.getByText("I like to help, and I listen well.").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});
