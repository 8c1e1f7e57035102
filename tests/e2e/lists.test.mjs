// Lists that say for what each person applies and how far they have come: ours that come back, and other people's. Each row finds
// its position and its stage, or the note says what it found no place for.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { faults, introduce, launch, open, serve } from "./harness.mjs";
import { choose, exported } from "./steps.mjs";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser.close(); await server.close(); });

const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();

async function requisition(page, title) {
  await page.getByRole("navigation").getByRole("link", { name: "Requisitions" }).click();
  await page.getByRole("button", { name: "New requisition" }).first().click();
  await page.getByLabel("Job title").fill(title);
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
}

/** As far as the people of a list. */
async function look(page, name, text) {
  await page.goto(`${server.origin}/#/candidates/import`);
  await heading(page, "Import people");
  await page.getByLabel("Choose a file…").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Look at the people" }).click();
  await heading(page, `People from ${name}`);
}

async function csv(page, link = "Candidates", button = "Export as CSV") {
  await page.getByRole("navigation").getByRole("link", { name: link }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  return readFileSync(await (await downloading).path(), "utf8");
}

const LIST = [
  "Name,Email,Position,Stage,Source,Applied on", "Anna Petrou,anna@example.com,AGENT,Interview,Website,2026-08-01",
  "Anna Petrou,anna@example.com,Cook,New,Friend,2026-08-05", "Anna Petrou,anna@example.com,Pilot,Offer,Fair,2026-08-09",
  "Tom Beckett,tom@example.com,Agent,Disqualified,Website,2026-07-01", "Zoe Lekka,zoe@example.com,,,,",
  "Eva Lang,eva@example.com,Customer adviser,On hold,Website,2026-08-07",
].join("\n");

test("each row applies for its position in its stage, and what is not here is noted", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await introduce(page);
  await requisition(page, "Agent");
  await requisition(page, "Cook");
  await look(page, "list.csv", LIST);
  const wanted = page.getByLabel("They apply for");
  assert.equal(await wanted.evaluate((select) => select.selectedOptions[0].text), "As the list says");
  const listed = page.getByRole("group", { name: "Positions in the list" });
  const chosen = async () => {
    const selects = await listed.getByRole("combobox").all();
    return Promise.all(selects.map((select) => select.evaluate((one) => `${one.labels[0].innerText.trim()}: ${one.selectedOptions[0].text}`)));
  };
  const none = "None: into the note";
  await listed.getByText("Found by name: AGENT (2) · Cook (1)").waitFor();
  assert.deepEqual(await chosen(), [`Pilot: ${none}`, `Customer adviser: ${none}`]);
  assert.deepEqual(await faults(page), []);
  // What is called otherwise here is chosen, and whoever is in a stage that is not here begins in the first.
  await listed.getByLabel("Customer adviser").selectOption({ label: "Agent" });
  const stages = page.getByRole("group", { name: "Stages in the list" });
  assert.equal(await stages.getByLabel("On hold").evaluate((select) => select.selectedOptions[0].text), "The first stage, with a note");
  assert.deepEqual(await faults(page), []);
  await page.getByRole("checkbox", { name: "Those who are out or hired were told" }).check();
  await page.getByRole("radio", { name: /^Perhaps the same/ }).check();
  await page.getByText("Then this person has two applications: Agent · Cook").waitFor();
  await page.getByText("Nobody applies for Pilot here: what the list says of it goes into the note.").waitFor();
  await page.getByText("4 people come in · 2 rows join somebody · 1 applies for nothing").waitFor();
  await page.getByRole("button", { name: "Import 4 people" }).click();
  await heading(page, "4 people came in");

  const { candidate, application, note, decision, answer, requisition: positions } = JSON.parse((await exported(page)).text).records;
  const title = new Map(positions.map((one) => [one.id, one]));
  const name = new Map(candidate.map((one) => [one.id, one.name]));
  const said = application.map((one) => {
    const position = title.get(one.requisition);
    return [name.get(one.candidate), position.title, position.stages[one.placement.stage].standard, one.source, one.applied.slice(0, 10)].join(", ");
  });
  assert.deepEqual(said.sort(), [
    "Anna Petrou, Agent, interview, Website, 2026-08-01", "Anna Petrou, Cook, new, Friend, 2026-08-05",
    "Eva Lang, Agent, new, Website, 2026-08-07", "Tom Beckett, Agent, disqualified, Website, 2026-07-01",
  ]);
  assert.deepEqual(note.map(({ text }) => text).sort(), ["Position: Pilot\nStage: Offer\nSource: Fair\nApplied on: 2026-08-09", "Stage: On hold"]);
  assert.deepEqual(decision.map(({ reason }) => reason), ["Was out already according to list.csv"]);
  assert.deepEqual(answer.map(({ text }) => text), ["Told before they came in with list.csv"]);
  await page.getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => [...document.querySelectorAll("nav a")].some((link) => /Candidates\s*0\s*$/.test(link.textContent)));
  assert.deepEqual(wrong, []);
  await context.close();
});

test("what is not here is created, or is a stage of ours", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await introduce(page);
  await look(page, "list.csv", ["Name,Email,Job,Status", "Anna Petrou,anna@example.com,Driver,On hold", "Tom Beckett,tom@example.com,Driver,Rejected"].join("\n"));
  await page.getByText("2 people come in · 2 apply for nothing").waitFor();
  await page.getByRole("group", { name: "Positions in the list" }).getByLabel("Driver").selectOption({ label: "Create “Driver”" });
  await page.getByText("2 people come in", { exact: true }).waitFor();
  const stage = page.getByRole("group", { name: "Stages in the list" }).getByLabel("On hold");
  await stage.selectOption({ label: "Phone" });
  assert.equal(await stage.inputValue(), "Phone");
  await page.getByRole("button", { name: "Import 2 people" }).click();
  await page.getByRole("link", { name: "To the board" }).click();
  await page.getByRole("region", { name: "Phone", exact: true }).getByRole("link", { name: "Anna Petrou" }).waitFor();
  await page.getByRole("region", { name: "Disqualified", exact: true }).getByRole("link", { name: "Tom Beckett" }).waitFor();
  const { note, requisition: positions } = JSON.parse((await exported(page)).text).records;
  assert.deepEqual([note ?? [], positions.map(({ title }) => title)], [[], ["Driver"]]);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("one position for all of them, or none, is chosen over what the list says", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await introduce(page);
  await requisition(page, "Agent");
  // From its board, too: a list that names positions means them.
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  await page.getByRole("link", { name: "Import people" }).click();
  await page.getByLabel("Choose a file…").setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(LIST) });
  await page.getByRole("button", { name: "Look at the people" }).click();
  const wanted = page.getByLabel("They apply for");
  assert.equal(await wanted.evaluate((select) => select.selectedOptions[0].text), "As the list says");
  const listed = page.getByRole("group", { name: "Positions in the list" });
  await listed.waitFor();
  await wanted.selectOption({ label: "Agent" });
  await listed.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Import 4 people" }).click();
  await page.getByRole("link", { name: "To the board" }).click();
  for (const [stage, name] of [["New", "Zoe Lekka"], ["New", "Eva Lang"], ["Offer", "Anna Petrou"]]) {
    await page.getByRole("region", { name: stage, exact: true }).getByRole("link", { name }).waitFor();
  }
  const { application, note } = JSON.parse((await exported(page)).text).records;
  assert.equal(application.length, 4);
  assert.ok(note.some(({ text }) => text.includes("Position: Customer adviser")));
  await look(page, "again.csv", LIST.replaceAll("@example.com", "@example.org").replaceAll("Anna Petrou", "Io Petrou"));
  await wanted.selectOption({ label: "No position yet" });
  await page.getByRole("button", { name: /^Import/ }).click();
  await heading(page, "4 people came in");
  assert.equal(JSON.parse((await exported(page)).text).records.application.length, 4);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("what goes out comes back to the letter, on the other side of the world and in another language", async () => {
  const here = await open(browser, `${server.origin}/`, { timezoneId: "Pacific/Kiritimati" });
  await introduce(here.page);
  await requisition(here.page, "Agent");
  await requisition(here.page, "Cook");
  const empty = (await exported(here.page)).text;
  await look(here.page, "list.csv", LIST);
  await here.page.getByRole("button", { name: "Import 4 people" }).click();
  await heading(here.page, "4 people came in");
  const out = await csv(here.page);
  assert.match(out, /Anna Petrou.*Agent.*Interview.*Website.*2026-08-01/);

  // Where nobody is, and it is yesterday still.
  const there = await open(browser, `${server.origin}/`, { timezoneId: "Pacific/Pago_Pago" });
  await introduce(there.page);
  await choose(there.page, empty);
  await there.page.getByRole("button", { name: "Open", exact: true }).click();
  await there.page.getByLabel("Your name").fill("Ana");
  await there.page.getByRole("button", { name: "Begin" }).click();
  await there.page.getByRole("link", { name: "Agent" }).waitFor();
  await look(there.page, "candidates.csv", out);
  await there.page.getByRole("button", { name: "Import 4 people" }).click();
  await heading(there.page, "4 people came in");
  assert.equal(await csv(there.page), out);

  // Where everybody is, in Greek: nothing is new, and nothing is noted.
  const { page } = there;
  const before = JSON.parse((await exported(page)).text).records;
  await page.getByLabel("Language").selectOption({ label: "Ελληνικά" });
  const greek = await csv(page, "Υποψήφιοι", "Εξαγωγή ως CSV");
  assert.match(greek, /Συνέντευξη/);
  for (const [name, text] of [["en.csv", out], ["el.csv", greek]]) {
    await page.getByRole("navigation").getByRole("link", { name: "Υποψήφιοι" }).click();
    await page.getByRole("main").getByRole("link", { name: "Εισαγωγή ατόμων" }).click();
    await heading(page, "Εισαγωγή ατόμων");
    await page.getByLabel("Επιλογή αρχείου…").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "Δείτε τα άτομα" }).click();
    await page.getByRole("group", { name: "Θέσεις της λίστας" }).waitFor();
    await page.getByText("4 υπάρχουν ήδη και συμπληρώνονται", { exact: false }).waitFor();
    await page.getByRole("button", { name: "Συμπλήρωση 4 ατόμων" }).click();
    await heading(page, "Συμπληρώθηκαν 4 άτομα");
  }
  await page.getByRole("navigation").getByRole("link", { name: "Δεδομένα και αντίγραφα" }).click();
  await page.getByLabel("Γλώσσα").selectOption({ label: "English" });
  const after = JSON.parse((await exported(page)).text).records;
  for (const kind of ["candidate", "application", "note", "decision"]) assert.deepEqual(after[kind], before[kind], kind);
  for (const { context, wrong } of [here, there]) {
    assert.deepEqual(wrong, []);
    await context.close();
  }
});
