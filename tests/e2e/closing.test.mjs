// Nobody unanswered: a position is closed only when everybody who applied has had the last word, and what they were told stays in
// their history.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, introduce, kept, launch, open, targets } from "./harness.mjs";
import { id } from "./seed.mjs";
import { add, describeJob, fixCriteria, moveTo, openSeeded } from "./steps.mjs";

let browser, ways;
before(async () => { browser = await launch(); ways = await targets(); });
after(async () => { await browser.close(); await ways.close(); });

const dialog = (page) => page.getByRole("dialog");

async function withApplicants(count, options) {
  const opened = await open(browser, ways.list[0].url, options);
  const { page } = opened;
  await openSeeded(page, ways.list[0].url, count);
  return opened;
}

async function startClosing(page) {
  await page.getByRole("button", { name: "More actions for Customer service agent" }).click();
  await page.getByRole("menuitem", { name: "Close…" }).click();
}

test("a position waits to be closed until everybody is answered, which is one step and can be undone", async () => {
  const { context, page, wrong } = await withApplicants(24);
  await startClosing(page);
  const heading = dialog(page).getByRole("heading", { name: /people wait for an answer/ });
  await heading.waitFor();
  const count = Number(/^\d+/.exec(await heading.innerText())[0]);
  assert.ok(count > 10 && count <= 24, `${count} wait`);
  assert.deepEqual(await faults(page), []);

  // A letter to one names them; a letter to many names nobody, and shows nobody's address.
  const one = dialog(page).getByRole("link", { name: /^E-mail to / }).first();
  const letter = new URL(await one.getAttribute("href"));
  assert.equal(letter.protocol, "mailto:");
  assert.match(letter.searchParams.get("body"), /^Dear (?!\{name\})\S+/);
  assert.doesNotMatch(letter.searchParams.get("body"), /\{reason\}/);
  assert.match(letter.searchParams.get("subject"), /Customer service agent/);
  assert.equal(await dialog(page).getByRole("link", { name: /at once/ }).count(), 0);
  await dialog(page).getByLabel("What they are told").fill("Thank you. We chose somebody else.");
  await dialog(page).getByLabel("Why are they declined?").focus();
  const many = new URL(await dialog(page).getByRole("link", { name: /at once/ }).first().getAttribute("href"));
  assert.equal(many.pathname, "");
  assert.ok(many.searchParams.get("bcc").split(",").length > 5);

  // Whoever was not reached is left out, and waits on.
  await dialog(page).getByRole("checkbox").first().uncheck();
  await dialog(page).getByRole("button", { name: `${count - 1} were answered` }).click();
  await dialog(page).getByRole("heading", { name: "1 person waits for an answer" }).waitFor();
  await dialog(page).getByRole("checkbox").check();
  await dialog(page).getByLabel("How were they told?").selectOption("Telephone");
  await dialog(page).getByLabel("What they are told").fill("Thank you. We chose somebody else.");
  await dialog(page).getByRole("button", { name: "1 was answered" }).click();
  await dialog(page).getByLabel("Why do you close it?").fill("Two people hired");
  await dialog(page).getByRole("button", { name: "Close position" }).click();
  await page.getByRole("article").getByText("Closed").waitFor();
  await kept(page);
  await page.reload();
  await page.getByRole("article").getByText("Closed").waitFor();

  // The history of each says what they were told.
  await page.goto(`${ways.list[0].url}#/requisitions/${id(1, 1)}/board`);
  await page.getByRole("region", { name: "Disqualified" }).getByRole("listitem").first().getByRole("link").click();
  await page.getByText(/^Answered \((E-mail|Telephone)\): Thank you\. We chose somebody else\./).waitFor();

  // A closed position stays as it was closed: what would move somebody is not offered, and why is said.
  await page.getByText("This position is closed. Open it again").waitFor();
  for (const name of ["Decide…", "Put lower…", "Plan an interview"]) {
    assert.equal(await page.getByRole("button", { name }).count(), 0, name);
  }
  await page.getByRole("button", { name: "Add note" }).waitFor();

  // Closing and answering are one step each, back to where everybody stood.
  await page.getByRole("heading", { level: 1 }).focus();
  for (let steps = 0; steps < 3; steps++) await page.keyboard.press("Control+z");
  await page.getByText(/^Answered/).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Decide…" }).waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "Requisitions" }).click();
  await startClosing(page);
  await dialog(page).getByRole("heading", { name: `${count} people wait for an answer` }).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("two thousand applicants are answered by keyboard alone", async () => {
  const { context, page, wrong } = await withApplicants(2000);
  await page.getByRole("button", { name: "More actions for Customer service agent" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Close…" }).focus();
  await page.keyboard.press("Enter");
  await dialog(page).getByText(/and [\d,]+ more/).waitFor();
  await dialog(page).getByLabel("Why are they declined?").focus();
  await page.keyboard.press("Enter");
  await dialog(page).getByLabel("Why do you close it?").waitFor();
  await page.keyboard.press("Escape");
  await kept(page);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("one who is out is told by telephone, and nobody waits for that any more", async () => {
  const { context, page, wrong } = await open(browser, ways.list[0].url);
  await introduce(page);
  await describeJob(page);
  await fixCriteria(page);
  await add(page, "Tom Beckett", "2310 000000");
  await page.getByRole("link", { name: "Tom Beckett" }).click();
  await moveTo(page, "Disqualified");
  await dialog(page).getByLabel("Reason").fill("No Greek.");
  await dialog(page).getByRole("button", { name: "Disqualify" }).click();
  await page.getByText("Out, and nobody has told them yet.").waitFor();
  await page.getByRole("navigation").getByRole("link", { name: /^Today/ }).click();
  await page.getByRole("heading", { name: "1 person is out and was not told" }).waitFor();
  await page.getByRole("main").getByRole("link", { name: "Tom Beckett" }).click();
  await page.getByRole("button", { name: "Tell them…" }).click();
  assert.deepEqual(await faults(page), []);
  // Whoever is out already is not declined again.
  assert.equal(await dialog(page).getByLabel("Why are they declined?").count(), 0);
  await dialog(page).getByText("No e-mail address 2310 000000").waitFor();
  // By e-mail nobody was told who has no address, unless somebody says so.
  const told = dialog(page).getByRole("checkbox", { name: "Tell Tom Beckett" });
  await dialog(page).getByRole("checkbox", { name: "Tell Tom Beckett", checked: false }).waitFor();
  await told.check();
  await dialog(page).getByLabel("How were they told?").selectOption("Telephone");
  await dialog(page).getByRole("checkbox", { name: "Tell Tom Beckett", checked: true }).waitFor();
  await dialog(page).getByLabel("How were they told?").selectOption("E-mail");
  await dialog(page).getByRole("checkbox", { name: "Tell Tom Beckett", checked: false }).waitFor();
  await dialog(page).getByLabel("How were they told?").selectOption("Telephone");
  await dialog(page).getByRole("button", { name: "1 was answered" }).click();
  await dialog(page).waitFor({ state: "hidden" });
  await page.getByText(/^Answered \(Telephone\): Dear Tom Beckett/).waitFor();
  await page.getByRole("navigation").getByRole("link", { name: /^Today/ }).click();
  await page.getByText("Nothing waits").waitFor();
  await kept(page);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("removing a position asks first while somebody waits, and leads to answering them", async () => {
  const { context, page, wrong } = await withApplicants(24);
  const more = page.getByRole("button", { name: "More actions for Customer service agent" });
  const remove = async () => {
    await more.click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
  };
  await remove();
  await dialog(page).getByRole("heading", { name: "Remove Customer service agent" }).waitFor();
  await dialog(page).getByText(/^\d+ people who applied were not told the last word/).waitFor();
  assert.deepEqual(await faults(page), []);
  await page.keyboard.press("Escape");
  await page.getByRole("article").waitFor();

  await remove();
  await dialog(page).getByRole("button", { name: "Answer them first" }).click();
  await dialog(page).getByRole("heading", { name: "Close Customer service agent" }).waitFor();
  await dialog(page).getByRole("button", { name: /^\d+ were answered$/ }).click();
  await dialog(page).getByRole("button", { name: "Close position" }).waitFor();
  await page.keyboard.press("Escape");

  // Nobody waits now: nothing is asked.
  await remove();
  await page.getByRole("article").waitFor({ state: "detached" });
  assert.equal(await dialog(page).count(), 0);
  await page.keyboard.press("Control+z");
  await more.waitFor();
  // And once more: they wait again.
  await page.keyboard.press("Control+z");
  await remove();
  await dialog(page).getByRole("button", { name: "Remove all the same" }).click();
  await page.getByRole("article").waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await more.waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("removing or erasing somebody who waits says so first, and leads to their application", async () => {
  const { context, page, wrong } = await withApplicants(9);
  await page.getByRole("link", { name: "Customer service agent" }).click();
  const fresh = page.getByRole("region", { name: "New", exact: true });
  const name = await fresh.getByRole("listitem").first().getByRole("link").innerText();
  const remove = async () => {
    await fresh.getByRole("button", { name: `More actions for ${name}` }).click();
    await page.getByRole("menuitem", { name: "Remove person" }).click();
  };
  await remove();
  await dialog(page).getByRole("heading", { name: `Remove ${name}` }).waitFor();
  await dialog(page).getByText("They were not told the last word on: Customer service agent.").waitFor();
  assert.deepEqual(await faults(page), []);
  await dialog(page).getByRole("button", { name: "Open the application" }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  const application = page.url();
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  await page.getByRole("row").getByRole("link", { name }).click();
  await page.getByRole("button", { name: "Erase for good…" }).click();
  await dialog(page).getByText("1 of them was not told the last word on an application.").waitFor();
  await dialog(page).getByRole("button", { name: "Cancel" }).click();
  await page.goto(application);
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  await remove();
  await dialog(page).getByRole("button", { name: "Remove all the same" }).click();
  await page.getByText(`${name} was removed`).first().waitFor();
  await page.keyboard.press("Control+z");
  await fresh.getByRole("link", { name }).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});
