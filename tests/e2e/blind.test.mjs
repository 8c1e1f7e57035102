// Screening blind as a person does it: nobody knows who is who before the interview, on any screen or in any file for colleagues.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, introduce, kept, launch, open, serve } from "./harness.mjs";
import { add, again, describeJob, exported, fixCriteria, moveTo } from "./steps.mjs";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser.close(); await server.close(); });

const secrets = /Eleni|Markaki|eleni@|Zografou/;
const nothingTold = async (page) => {
  const told = await page.evaluate(() => [document.title, document.body.innerText, ...[...document.querySelectorAll("input,textarea")].map((field) => field.value), ...[...document.querySelectorAll("a,[aria-label]")].map((link) => `${link.href} ${link.ariaLabel}`)].join("\n"));
  assert.doesNotMatch(told, secrets);
};

/** A published position for which Eleni applies, on its board. */
async function withEleni(page) {
  await introduce(page);
  await describeJob(page);
  await fixCriteria(page);
  await add(page, "Eleni Markaki", "eleni@example.com");
}

/** From a board: who people are is hidden until the interview. */
async function screenBlind(page) {
  await page.getByRole("main").getByRole("link", { name: "Stages" }).click();
  await page.getByLabel("Blind screening").selectOption({ label: "Hidden until Interview" });
  await page.getByText("Everybody before Interview is screened blind now").first().waitFor();
}

test("nobody knows who is who until the interview", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await withEleni(page);
  await page.getByRole("link", { name: "Eleni Markaki" }).click();
  await page.getByLabel("New note").fill("Eleni Markaki went to school in Zografou\nPatient on the phone");
  await page.getByRole("button", { name: "Add note" }).click();
  await page.getByText("Patient on the phone").waitFor();
  await page.getByLabel("Next step").fill("Call Eleni about the shifts");
  await page.getByLabel("Next step").blur();
  await page.getByRole("button", { name: "Plan an interview" }).click();
  await page.getByRole("dialog").getByLabel("Day and time").fill("2031-05-06T10:30");
  await page.getByRole("dialog").getByLabel("Where").fill("At Eleni’s shop");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByText("At Eleni’s shop").first().waitFor();
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  await screenBlind(page);
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
  // What names them can be read and not changed: whoever changed it would lose what is hidden.
  assert.equal(await page.getByLabel("Next step").inputValue(), "Call […] about the shifts");
  assert.equal(await page.getByLabel("Next step").isEditable(), false);
  await page.getByText("A part is hidden by the blind screening").waitFor();
  await page.getByText("At […]’s shop").first().waitFor();
  await nothingTold(page);
  await page.getByRole("button", { name: /^Change the interview/ }).click();
  await page.getByRole("dialog").getByLabel("Minutes").fill("40");
  assert.equal(await page.getByRole("dialog").getByLabel("Where").isEditable(), false);
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByText(/40 minutes/).first().waitFor();
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
  // Not by the code: whoever knows the address would know whose it is.
  await page.getByText("Somebody who is screened blind has the same contact and applies here already.").waitFor();
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
  await page.getByText("At Eleni’s shop").first().waitFor();
  assert.equal(await page.getByLabel("Next step").inputValue(), "Call Eleni about the shifts");
  await again(page);
  await page.getByRole("heading", { level: 1, name: "Eleni Markaki" }).waitFor();
  await moveTo(page, "Screening");
  await page.getByRole("heading", { level: 1, name: code }).waitFor();
  await page.waitForFunction(() => !/Zografou/.test(document.body.innerText));
  assert.deepEqual(wrong, []);
  await context.close();
});

test("whoever is screened blind is declined before they are answered, and the stage that ends it stays", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await withEleni(page);
  await screenBlind(page);
  await page.getByRole("button", { name: /^Remove.*Interview/ }).click();
  await page.getByText("This stage ends the blind screening.").first().waitFor();
  await nothingTold(page);

  await page.getByRole("navigation").getByRole("link", { name: "Requisitions" }).click();
  await page.getByRole("button", { name: "More actions for Customer service agent" }).click();
  await page.getByRole("menuitem", { name: "Close…" }).click();
  const dialog = page.getByRole("dialog", { name: /^Close/ });
  await dialog.getByText("Screened blind: no address is shown").waitFor();
  await dialog.getByText("1 of them is screened blind and cannot be written to.").waitFor();
  assert.equal(await dialog.getByRole("button", { name: /answered/ }).count(), 0);
  await nothingTold(page);
  assert.deepEqual(await faults(page), []);
  await dialog.getByRole("button", { name: "Decline those…" }).click();
  const asking = page.getByRole("dialog", { name: /^Disqualify/ });
  await asking.getByLabel("Reason").fill("The position was filled");
  await asking.getByRole("button", { name: "Disqualify" }).click();
  // Now it is to be seen who it is, and where they are written to.
  await dialog.getByRole("link", { name: "E-mail to Eleni Markaki" }).waitFor();
  await dialog.getByRole("button", { name: "1 was answered" }).click();
  await dialog.getByRole("button", { name: "Close position" }).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a list that tells more of somebody who is screened blind writes over nothing", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await withEleni(page);
  await page.getByRole("link", { name: "Eleni Markaki" }).click();
  const application = page.url();
  await page.getByRole("main").getByRole("link", { name: "Person" }).click();
  await page.getByLabel("Town").fill("Athens");
  await page.getByLabel("Telephone").fill("2310 123456");
  await kept(page);
  await page.goto(application);
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  await screenBlind(page);

  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  await page.getByRole("main").getByRole("link", { name: "Import people" }).click();
  const list = "Name,E-mail,Telephone,Town\nEleni Markaki,old.address@example.com,2310 123456,Volos\n";
  await page.getByLabel("Choose a file…").setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
  await page.getByRole("button", { name: "Look at the people" }).click();
  await page.getByText(/Somebody who is screened blind/).first().waitFor();
  assert.equal(await page.getByRole("main").getByRole("table").count(), 0, "nothing is shown beside them");
  assert.doesNotMatch(await page.getByRole("main").innerText(), /Athens|eleni@example\.com|apply already/);
  await page.getByRole("button", { name: "Add to 1 person" }).click();
  await page.getByRole("heading", { level: 1, name: /1 person/ }).waitFor();

  await page.goto(application);
  await moveTo(page, "Interview");
  await page.getByRole("link", { name: "eleni@example.com" }).waitFor();
  await page.getByText(/old\.address@example\.com/).waitFor();
  await page.getByText(/Volos/).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});
