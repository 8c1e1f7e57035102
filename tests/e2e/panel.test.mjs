// Interviewers are invited, score in browsers of their own, and hand in: nobody sees another's scores before all have, on no screen
// and in no file. Must never look behind the screen for what a person could see.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { faults, introduce, kept, launch, open, targets } from "./harness.mjs";
import { add, choose, describeJob, exported, fixCriteria } from "./steps.mjs";

let browser, ways;
before(async () => { browser = await launch(); ways = await targets(); });
after(async () => { await browser.close(); await ways.close(); });

/** A position with fixed criteria and these candidates, on its board. */
async function position(page, ...names) {
  await introduce(page);
  await describeJob(page);
  await fixCriteria(page);
  for (const name of names) await add(page, name, `${name.split(" ")[0].toLowerCase()}@example.com`);
}

const toApplication = async (page, name) => {
  await page.getByRole("navigation").getByRole("link", { name: "Requisitions" }).click();
  await page.getByRole("link", { name: "Customer service agent" }).click();
  await page.getByRole("link", { name }).click();
  await page.getByRole("heading", { level: 2, name: "Interviewers" }).waitFor();
};

const invite = async (page, name) => {
  const field = page.getByLabel("Add an interviewer");
  if (!(await field.isVisible())) await page.getByText("Invite interviewers").click();
  await field.fill(name);
  await page.getByRole("button", { name: "Add and invite" }).click();
  await page.getByRole("main").getByRole("listitem").filter({ hasText: name }).first().waitFor();
};

/** Marks, evidence and a recommendation on the scorecard that is open; then it is handed in. */
async function fill(page, mark, evidence) {
  for (const criterion of ["Patient listening", "Clear writing"]) {
    await page.getByRole("group", { name: criterion }).getByRole("radio", { name: mark, exact: true }).check();
  }
  for (const field of await page.getByLabel("Evidence").all()) await field.fill(evidence);
  // The list of what is missing grows shorter when the last text is taken: the page moves up under the pointer.
  await page.getByText("write what was said or done").first().waitFor({ state: "hidden" });
  await page.getByRole("group", { name: "Would you hire this person?" }).getByRole("radio", { name: "Surely yes" }).check();
  await kept(page);
  await page.getByRole("button", { name: "Hand in scorecard" }).click();
  await page.getByText(/It stays as it is/).waitFor();
}

test("an invited panel is sealed for the owner too, and opens when the last has handed in or nobody waits for them", async () => {
  const { context, page, wrong } = await open(browser, ways.list[0].url);
  await position(page, "Eleni Markaki", "Tom Beckett");
  await toApplication(page, "Eleni Markaki");
  await page.getByText("Nobody is invited yet").waitFor();
  await invite(page, "Nikos Danos");
  await page.getByLabel("Colleague").selectOption({ label: "Katerina Vlachou" });
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await page.getByText("0 of 2 have handed in; scores open when all have").waitFor();
  assert.deepEqual(await faults(page), []);

  // The next candidate is offered the same panel.
  await toApplication(page, "Tom Beckett");
  await page.getByText("Invite interviewers").click();
  await page.getByRole("button", { name: "The same as last time: Katerina Vlachou, Nikos Danos" }).click();
  await page.getByText("0 of 2 have handed in").waitFor();

  await toApplication(page, "Eleni Markaki");
  await page.getByRole("link", { name: /my scorecard/ }).click();
  await fill(page, "4", "Let the caller finish.");
  const sealed = "1 of 2 has handed in; scores open when all have";
  await page.getByRole("complementary").getByText(sealed).waitFor();
  await page.getByRole("main").getByRole("link", { name: "Application" }).click();
  await page.getByRole("complementary").getByText(sealed).waitFor();
  assert.equal(await page.getByText("Score: 4.0").count(), 0);
  await page.getByRole("button", { name: "Decide…" }).click();
  await page.getByRole("dialog").getByText(`The scores are still sealed: ${sealed}`).waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  // Sealed: the card says how many, and no score.
  await page.getByText(/^1 of 2 scored$/).waitFor();
  await page.getByRole("main").getByRole("link", { name: "Compare" }).click();
  const row = page.getByRole("row", { name: /Eleni Markaki/ });
  await row.getByText(sealed).waitFor();
  assert.doesNotMatch(await row.innerText(), /4\.0/);

  // Nobody waits for Nikos any more: what is there opens. Undone, it is sealed again.
  await toApplication(page, "Eleni Markaki");
  await page.getByRole("button", { name: "Withdraw the invitation of Nikos Danos" }).click();
  await page.getByText("Score: 4.0").waitFor();
  await page.getByText("Invitation withdrawn: Nikos Danos").waitFor();
  await page.keyboard.press("Control+z");
  await page.getByRole("complementary").getByText(sealed).waitFor();
  assert.equal(await page.getByText("Score: 4.0").count(), 0);
  assert.deepEqual(wrong, []);
  await context.close();
});

const schema = (name) => JSON.parse(readFileSync(new URL(`../../public/${name}`, import.meta.url), "utf8"));
const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
addFormats(ajv);
ajv.addSchema(schema("workspace.schema.json"), "workspace.schema.json");
const fits = { pack: ajv.compile(schema("pack.schema.json")), workspace: ajv.getSchema("workspace.schema.json") };

/** What is wrong with a file by its schema. */
function complaints(kind, text) {
  fits[kind](JSON.parse(text));
  return (fits[kind].errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}

/** What a press of this button downloads. */
async function download(page, button) {
  const downloading = page.waitForEvent("download");
  await button.click();
  const file = await downloading;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

async function makePack(page, who, ...choices) {
  await page.getByRole("button", { name: `Pack for ${who}` }).click();
  for (const choice of choices) await page.getByRole("dialog").getByRole("radio", { name: choice }).check();
  return download(page, page.getByRole("dialog").getByRole("button", { name: "Download the pack" }));
}

const json = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });
const codes = async (page) => (await page.locator(".code").allInnerTexts()).map((text) => text.match(/(?:[0-9A-F]{4} ?){8}/)?.[0].trim());

test("a pack is opened in another browser, scored, sent back and merged; all stays sealed until the last one hands in", async () => {
  const owner = await open(browser, ways.list[0].url);
  const { page } = owner;
  await position(page, "Eleni Markaki", "Tom Beckett");
  await toApplication(page, "Tom Beckett");
  await page.getByLabel("New note").fill("Asked for the pay twice.");
  await page.getByRole("button", { name: "Add note" }).click();
  for (const name of ["Eleni Markaki", "Tom Beckett"]) {
    await toApplication(page, name);
    await invite(page, "Nikos Danos");
    await page.getByLabel("Colleague").selectOption({ label: "Katerina Vlachou" });
    await page.getByRole("button", { name: "Invite", exact: true }).click();
    await page.getByText("0 of 2 have handed in").waitFor();
  }
  assert.equal(await page.getByRole("button", { name: "Pack for Katerina" }).count(), 0, "nobody needs a pack for themselves");
  await page.getByRole("button", { name: "Pack for Nikos Danos" }).click();
  assert.deepEqual(await faults(page), []);
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();

  await page.getByRole("button", { name: "Plan an interview" }).click();
  await page.getByRole("dialog").getByLabel("Day and time").fill("2030-03-04T10:30");
  await page.getByRole("dialog").getByLabel("Where").fill("The shop, first floor");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });

  const blind = await makePack(page, "Nikos Danos", "This candidate", "Without names");
  assert.ok(!blind.text.includes("Eleni") && !blind.text.includes("Tom"));
  assert.match(blind.text, /"name": "Candidate [0-9A-Z]{4}"/);
  assert.equal(JSON.parse(blind.text).records.application.length, 1);
  const pack = await makePack(page, "Nikos Danos");
  assert.match(pack.name, /^customer-service-agent-nikos-danos-\d{4}-\d\d-\d\d\.handpick-pack\.json$/);
  for (const { text } of [blind, pack]) {
    assert.deepEqual(complaints("pack", text), []);
    for (const private_ of ["@example.com", "Asked for", "1200", "1,200", "Fluent Greek", "Thessaloniki", "Katerina"]) {
      assert.ok(!text.includes(private_), `${private_} is none of the interviewer's business`);
    }
  }
  const stuffed = JSON.parse(pack.text);
  stuffed.records.candidate[0].email = "tom@example.com";
  assert.notDeepEqual(complaints("pack", JSON.stringify(stuffed)), [], "the schema allows no contact");

  // Another browser, in which nobody ever said who they are.
  const guest = await open(browser, ways.list[0].url);
  await guest.page.getByLabel("Open a file that I was sent").setInputFiles(json(pack.name, pack.text));
  await guest.page.getByRole("heading", { level: 1, name: "Interviews" }).waitFor();
  await guest.page.getByText("Nikos Danos, for Aegean Outdoor Ltd").waitFor();
  await guest.page.getByRole("listitem").filter({ hasText: "Tom Beckett" }).getByText(/4 Mar.*10:30 · .*The shop, first floor/).waitFor();
  assert.deepEqual(await faults(guest.page), []);
  assert.equal(await guest.page.getByRole("link", { name: "Requisitions" }).count(), 0);
  await guest.page.evaluate(() => { location.hash = "#/candidates"; });
  await guest.page.getByRole("heading", { level: 1, name: "Interviews" }).waitFor();
  await guest.page.getByRole("button", { name: "Send back" }).click();
  await guest.page.getByText("There is nothing to send back yet").first().waitFor();
  await guest.page.getByRole("listitem").filter({ hasText: "Eleni Markaki" }).getByRole("link", { name: "Score" }).click();
  await guest.page.getByText("you are Nikos Danos").first().waitFor();
  await fill(guest.page, "2", "Interrupted the caller twice.");
  const [code] = await codes(guest.page);
  assert.match(code, /^(?:[0-9A-F]{4} ){7}[0-9A-F]{4}$/);
  await guest.page.getByText("What the code is for").first().click();
  await guest.page.getByText("It does not protect against somebody who edits files").first().waitFor();
  await guest.page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== "running"));
  assert.deepEqual(await faults(guest.page), []);
  await guest.page.getByRole("main").getByRole("link", { name: "Interviews" }).click();
  const back = await download(guest.page, guest.page.getByRole("button", { name: "Send back" }));
  assert.deepEqual(complaints("workspace", back.text), []);
  assert.deepEqual(Object.keys(JSON.parse(back.text).records), ["member", "scorecard", "submission"]);
  await guest.page.reload();
  await guest.page.getByRole("heading", { level: 1, name: "Interviews" }).waitFor();
  assert.deepEqual(await codes(guest.page), [code]);

  // At the owner's: the same code, and not a word of what it stands for.
  await choose(page, back.text, back.name);
  assert.equal(await page.getByText("Interrupted the caller twice.").count(), 0);
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await kept(page);
  const words = () => page.getByText("Interrupted the caller twice.").or(page.getByText(/^Score: \d/)).count();
  await toApplication(page, "Eleni Markaki");
  await page.getByText("1 of 2 has handed in; scores open when all have").waitFor();
  assert.deepEqual(await codes(page), [code]);
  assert.equal(await words(), 0);
  assert.deepEqual(await faults(page), []);
  const shared = await exported(page);
  await page.getByText("1 scorecard is still sealed and is not in it; a full backup has it").first().waitFor();
  assert.ok(!shared.text.includes("Interrupted the caller twice."));
  assert.deepEqual(complaints("workspace", shared.text), []);
  const whole = await download(page, page.getByRole("button", { name: "Download a full backup" }));
  assert.ok(whole.text.includes("Interrupted the caller twice."));
  assert.deepEqual(complaints("workspace", whole.text), []);
  assert.deepEqual(await faults(page), []);

  // A file in which one mark was changed on the way is refused by name.
  const changed = JSON.parse(back.text);
  changed.records.submission[0].recommendation = "strong_no";
  await choose(page, JSON.stringify(changed), "changed.handpick.json");
  await page.getByText("the content is not what it was when it was frozen").waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();

  await toApplication(page, "Eleni Markaki");
  await page.getByRole("link", { name: /my scorecard/ }).click();
  await fill(page, "4", "Let the caller finish.");
  const others = page.getByRole("complementary");
  await others.getByText("Nikos Danos").waitFor();
  await others.getByText("2.0").waitFor();
  // What was handed in is the last word, also for the undo.
  await page.getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("Control+z");
  await page.getByText(/It stays as it is/).waitFor();
  await page.keyboard.press("Control+Shift+z");
  await page.getByRole("main").getByRole("link", { name: "Application" }).click();
  await page.getByText("Score: 3.0").waitFor();
  await page.getByText("All have handed in. The scores are open.").waitFor();
  const open_ = await exported(page);
  assert.ok(open_.text.includes("Interrupted the caller twice."));

  // When all has arrived, the pack leaves the other browser.
  await guest.page.getByRole("navigation").getByRole("link", { name: "Data and backup" }).click();
  assert.deepEqual(await faults(guest.page), []);
  await guest.page.getByRole("button", { name: "Remove the interviews…" }).click();
  await guest.page.getByRole("dialog").getByRole("button", { name: "Remove for good" }).click();
  await guest.page.getByLabel("Your name").waitFor();
  assert.ok(await guest.page.evaluate(() => !Object.values(localStorage).some((text) => text.includes("Eleni"))));
  assert.deepEqual([...owner.wrong, ...guest.wrong], []);
  await owner.context.close();
  await guest.context.close();
});

test("a pack opened beside one's own work never mixes with it, and one finds back", async () => {
  const owner = await open(browser, ways.list[0].url);
  const { page } = owner;
  await position(page, "Eleni Markaki");
  await toApplication(page, "Eleni Markaki");
  await invite(page, "Nikos Danos");
  const pack = await makePack(page, "Nikos Danos", "Without names");
  const before = await exported(page);

  // On the same computer: the control that takes files in knows a pack.
  await page.getByLabel("Choose a file…").setInputFiles(json(pack.name, pack.text));
  await page.getByRole("heading", { name: "Interviews for Nikos Danos: 1 candidate to score" }).waitFor();
  assert.deepEqual(await faults(page), []);
  await page.getByRole("button", { name: "Open and score" }).click();
  await page.getByRole("heading", { level: 1, name: "Interviews" }).waitFor();
  await page.getByRole("link", { name: "Score" }).click();
  await page.getByRole("heading", { level: 1, name: /^Candidate [0-9A-Z]{4}$/ }).waitFor();
  await fill(page, "5", "Restated the problem.");
  // A colleague's whole file is not merged into a pack.
  await choose(page, before.text, before.name);
  assert.equal(await page.getByRole("button", { name: "Merge", exact: true }).isVisible(), false);
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Aegean Outdoor Ltd", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Requisitions" }).waitFor();
  assert.equal((await exported(page)).text, before.text, "nothing has changed at home");
  await page.getByRole("button", { name: "Interviews for Aegean Outdoor Ltd" }).click();
  await page.getByRole("heading", { level: 1, name: "Interviews" }).waitFor();
  await page.getByText("handed in", { exact: true }).waitFor();
  assert.deepEqual(owner.wrong, []);
  await owner.context.close();
});
