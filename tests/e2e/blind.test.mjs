// Screening blind as a person does it: nobody knows who is who before the interview, on any screen or in any file for colleagues.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, introduce, launch, open, serve } from "./harness.mjs";
import { add, again, describeJob, exported, fixCriteria, moveTo } from "./steps.mjs";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser.close(); await server.close(); });

const secrets = /Eleni|Markaki|eleni@|Zografou/;
const nothingTold = async (page) => {
  const told = await page.evaluate(() => [document.title, document.body.innerText, ...[...document.querySelectorAll("input,textarea")].map((field) => field.value), ...[...document.querySelectorAll("a,[aria-label]")].map((link) => `${link.href} ${link.ariaLabel}`)].join("\n"));
  assert.doesNotMatch(told, secrets);
};

test("nobody knows who is who until the interview", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await introduce(page);
  await describeJob(page);
  await fixCriteria(page);
  await add(page, "Eleni Markaki", "eleni@example.com");
  await page.getByRole("link", { name: "Eleni Markaki" }).click();
  await page.getByLabel("New note").fill("Eleni Markaki went to school in Zografou\nPatient on the phone");
  await page.getByRole("button", { name: "Add note" }).click();
  await page.getByText("Patient on the phone").waitFor();
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  await page.getByRole("main").getByRole("link", { name: "Stages" }).click();
  await page.getByLabel("Blind screening").selectOption({ label: "Hidden until Interview" });
  await page.getByText("Everybody before Interview is screened blind now").first().waitFor();
  assert.deepEqual(await faults(page), []);
  await again(page);

  // Board, person, application, list, compare, today: a code stands for the name.
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  await page.getByText("who people are is hidden until Interview").waitFor();
  await nothingTold(page);
  const link = page.getByRole("region", { name: "New", exact: true }).getByRole("listitem").getByRole("link");
  const code = await link.innerText();
  assert.match(code, /^[0-9A-Z]{4}$/);
  await link.click();
  await page.getByRole("heading", { level: 1, name: code }).waitFor();
  await page.getByText("Patient on the phone").waitFor();
  await page.getByText("Files can be seen and attached from Interview on.").waitFor();
  await nothingTold(page);
  assert.deepEqual(await faults(page), []);
  const application = page.url();
  await page.getByRole("main").getByRole("link", { name: "Person" }).click();
  await page.getByText("Screened blind: name, contact").waitFor();
  await nothingTold(page);
  assert.equal(await page.getByLabel("Name", { exact: true }).isVisible(), false);
  assert.deepEqual(await faults(page), []);
  await page.getByRole("link", { name: "Candidates" }).first().click();
  await page.getByRole("row").filter({ hasText: code }).waitFor();
  await nothingTold(page);
  await page.getByRole("link", { name: "Today" }).click();
  await nothingTold(page);

  // The same person is known when they come again, without saying who it is.
  await page.goto(application);
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  await page.getByRole("button", { name: "Add candidate" }).first().click();
  await page.getByRole("dialog").getByLabel("Name").fill("E. M.");
  await page.getByRole("dialog").getByLabel("E-mail or telephone").fill("ELENI@example.com");
  await page.getByText(`${code} has the same contact and applies here already.`).waitFor();
  await page.keyboard.press("Escape");

  // A file for colleagues does not tell; a backup does.
  const shared = await exported(page);
  assert.doesNotMatch(shared.text, secrets);
  await page.getByText("1 person is screened blind, and the file does not say who they are").first().waitFor();

  // The interview: everything is there, as it was.
  await page.goto(application);
  await moveTo(page, "Interview");
  await page.getByRole("heading", { level: 1, name: "Eleni Markaki" }).waitFor();
  await page.getByRole("link", { name: "eleni@example.com" }).waitFor();
  await page.getByText("went to school in Zografou").waitFor();
  await again(page);
  await page.getByRole("heading", { level: 1, name: "Eleni Markaki" }).waitFor();
  await moveTo(page, "Screening");
  await page.getByRole("heading", { level: 1, name: code }).waitFor();
  await page.waitForFunction(() => !/Zografou/.test(document.body.innerText));
  assert.deepEqual(wrong, []);
  await context.close();
});
