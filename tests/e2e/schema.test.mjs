// Every file that the app writes is as public/workspace.schema.json promises, whatever was done in the workspace before. Must
// never be made to pass by weakening the schema: other programs read these files by it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { introduce, kept, launch, open, serve } from "./harness.mjs";
import { workspaceFile } from "./seed.mjs";
import { choose, exported, hire, removeCandidate } from "./steps.mjs";

const here = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(here("../../public/workspace.schema.json")));
const application = ajv.compile(JSON.parse(here("../../public/application.schema.json")));

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser.close(); await server.close(); });

/** What is wrong with a file by the schema, in lines that name the place. */
function complaints(text) {
  if (validate(JSON.parse(text))) return [];
  return validate.errors.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}

/** The export of the workspace that is open, which must be as promised. */
async function good(page) {
  const { text } = await exported(page);
  assert.deepEqual(complaints(text), []);
  return JSON.parse(text);
}

const begin = async (page, name = "Nikos") => {
  await page.getByLabel("Your name").fill(name);
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("heading", { level: 1, name: "Requisitions" }).waitFor();
};
const toCandidates = (page) => page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
const names = (records) => records.filter(({ removed }) => !removed).map(({ name }) => name);

test("the schema can tell a good file from a bad one", () => {
  const good = workspaceFile(2);
  assert.deepEqual(complaints(good), []);
  for (const [from, to] of [
    ['"format":"handpick"', '"format":"other"'], ['"erased":[]', '"erased":["no id"]'], ['"role":"step"', '"role":"stop"'],
    ['"applied":"2026-11-02T09:00:00Z"', '"applied":"yesterday"'], ['"min":1200', '"min":-1200'],
    ['"stamp":"0mqk2x1a0', '"stamp":"0MQK2X1A0'],
  ]) {
    assert.ok(good.includes(from), from);
    assert.notDeepEqual(complaints(good.replace(from, to)), [], to);
  }
});

test("the example of an application is as its schema promises, and less is not enough", () => {
  const example = here("../fixtures/people/one.application.json");
  assert.ok(application(JSON.parse(example)), JSON.stringify(application.errors));
  for (const [from, to] of [['"version": 1', '"version": 2'], ['"name"', '"names"'], ["2026-11-02", "2 November"]]) {
    assert.ok(example.includes(from), from);
    assert.ok(!application(JSON.parse(example.replace(from, to))), to);
  }
});

test("an empty workspace, and one without a company", async () => {
  for (const company of ["Aegean Outdoor Ltd", ""]) {
    const { page, context, wrong } = await open(browser, `${server.origin}/`);
    await introduce(page, "Katerina Vlachou", company);
    const { records, erased } = await good(page);
    assert.equal(records.member.length, 1);
    assert.deepEqual(erased, []);
    assert.deepEqual(wrong, []);
    await context.close();
  }
});

test("the sample workspace, and then all that a whole hire makes", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await page.getByRole("button", { name: "Look around with sample data" }).click();
  await page.getByRole("button", { name: "Katerina Vlachou" }).click();
  await page.getByText("This is sample data").waitFor();
  const sample = await good(page);
  assert.ok(sample.records.candidate.length > 2);
  await page.getByRole("navigation").getByRole("link", { name: "Requisitions" }).click();
  await hire(page);
  const { records } = await good(page);
  for (const kind of ["requisition", "job_version", "kit", "candidate", "application", "move", "scorecard", "submission",
    "decision"]) {
    assert.ok(records[kind]?.length > (sample.records[kind]?.length ?? 0), kind);
  }
  assert.deepEqual(wrong, []);
  await context.close();
});

test("every field filled, a note, a requisition copied and closed, a draft left half-done", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await introduce(page);
  await page.getByRole("button", { name: "New requisition" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Untitled position" }).waitFor();
  await good(page);
  await page.goBack();
  for (const label of ["Job title", "Purpose", "Department", "Hiring manager", "Hours", "Town or address", "Education",
    "Experience", "A typical day"]) await page.getByRole("textbox", { name: label }).first().fill(`${label} “Ω” 🌱 \u0001 \\ "`);
  await page.getByLabel("From", { exact: true }).fill("1.200,55");
  await page.getByLabel("To", { exact: true }).fill("9999999");
  await page.getByLabel("How many to hire").fill("3");
  await page.getByLabel("You answer within (days)").fill("7");
  for (const [label, choice] of [["Kind of service", "Complaints"], ["Shifts", "Nights too"], ["Workplace", "Remote"],
    ["Per", "Hour"]]) {
    await page.getByLabel(label, { exact: true }).selectOption({ label: choice });
  }
  for (const list of ["Qualifications", "Knowledge and skills", "Perks", "Duties"]) {
    for (const line of ["one", "two"]) {
      await page.getByLabel(`Add to ${list}`).fill(line);
      await page.getByLabel(`Add to ${list}`).press("Enter");
    }
  }
  const { records: { requisition: [filled] } } = await good(page);
  assert.deepEqual([filled.salary, filled.headcount, filled.shifts, filled.workplace, filled.service],
    [{ min: 1200.55, max: 9999999, currency: "EUR", per: "hour" }, 3, "nights", "remote", "complaints"]);
  assert.equal(filled.answer_days, 7);
  assert.ok(filled.department && filled.hiring_manager && filled.education && filled.experience && filled.typical_day);

  await toCandidates(page);
  await page.getByRole("button", { name: "Add candidate" }).first().click();
  await page.getByRole("dialog").getByLabel("Name").fill("Anna Petrova");
  await page.getByRole("dialog").getByLabel("E-mail or telephone").fill("anna@example.com");
  await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("link", { name: "Anna Petrova" }).click();
  await page.getByLabel("New note").fill("Called back.");
  await page.getByRole("button", { name: "Add note" }).click();
  await page.getByText("Called back.").last().waitFor();
  const actions = async (name) => {
    await page.getByRole("navigation").getByRole("link", { name: "Requisitions" }).click();
    await page.getByRole("article").filter({ hasNotText: "(copy)" }).getByRole("button", { name: /^More actions for/ }).click();
    await page.getByRole("menuitem", { name }).click();
  };
  await actions("Close…");
  await page.getByLabel("Why do you close it?").fill("No longer needed");
  await page.getByRole("dialog").getByRole("button", { name: "Close position" }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  const closed = await good(page);
  assert.equal(closed.records.note.length, 1);
  assert.equal(closed.records.requisition[0].closed.reason, "No longer needed");
  await actions("Duplicate");
  await page.getByText("The position was duplicated").first().waitFor();
  await actions("Open again");
  const { records } = await good(page);
  assert.equal(records.requisition.length, 2);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("after removals, undone and not, and after an erasure that a file brings", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await introduce(page);
  await choose(page, workspaceFile(9));
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await begin(page);
  await toCandidates(page);
  const remove = async (name) => {
    await page.getByRole("link", { name }).click();
    await removeCandidate(page);
    await page.getByRole("heading", { level: 1, name: "Candidates" }).waitFor();
  };
  await remove("Eleni Markaki 0");
  await remove("Giorgos");
  await page.keyboard.press("Control+z");
  await page.getByRole("link", { name: "Giorgos" }).waitFor();
  const removed = await good(page);
  assert.equal(removed.records.candidate.length, 9, "a removed person can be brought back");
  assert.equal(names(removed.records.candidate).length, 8);

  const gone = removed.records.candidate.find(({ name }) => name.startsWith("Zoë"));
  const kept = Object.fromEntries(Object.entries(removed.records).map(([kind, list]) =>
    [kind, list.filter((record) => record.id !== gone.id && record.candidate !== gone.id)]));
  await choose(page, JSON.stringify({ ...removed, records: kept, erased: [gone.id] }), "erased.handpick.json");
  await page.getByText("erased there, go").first().waitFor();
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await toCandidates(page);
  await page.getByRole("link", { name: "Giorgos" }).waitFor();
  assert.equal(await page.getByRole("link", { name: gone.name }).count(), 0);
  const erased = await good(page);
  assert.ok(erased.erased.includes(gone.id));
  assert.ok(!JSON.stringify(erased.records).includes(gone.id), "nothing of an erased person is in the file");

  await page.getByRole("navigation").getByRole("link", { name: "Requisitions" }).click();
  await page.getByRole("button", { name: "More actions for Customer service agent" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove all the same" }).click();
  await page.getByText("No positions yet").waitFor();
  assert.equal((await good(page)).records.requisition[0].removed, true);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a consent, a longer time, a rule of one's own and what stays of the anonymised", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await introduce(page);
  const file = JSON.parse(workspaceFile(9));
  file.records.requisition[0].closed = { at: "2026-11-03T09:00:00Z" };
  await choose(page, JSON.stringify(file));
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await begin(page);
  await page.getByRole("navigation").getByRole("link", { name: "Data and backup" }).click();
  await page.getByLabel("After the last contact keep them for").selectOption("own");
  await page.getByLabel("Days", { exact: true }).fill("1000");
  await toCandidates(page);
  await page.getByRole("link", { name: "Eleni Markaki 0" }).click();
  await page.getByRole("button", { name: "Add to the talent pool…" }).click();
  await page.getByRole("dialog").getByLabel("How").fill("E-mail");
  await page.getByRole("button", { name: "Save the consent" }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Consent withdrawn" }).click();
  await page.getByRole("button", { name: "Keep longer…" }).click();
  await page.getByRole("dialog").getByLabel("Why").fill("A claim");
  await page.getByRole("dialog").getByRole("button", { name: "Keep longer" }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await toCandidates(page);
  await page.getByRole("link", { name: "Giorgos" }).click();
  await page.getByRole("button", { name: "Anonymise…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Anonymise" }).click();
  await page.getByRole("heading", { level: 1, name: "Candidates" }).waitFor();
  const { records, erased } = await good(page);
  const eleni = records.candidate.find(({ name }) => name === "Eleni Markaki 0");
  assert.ok(eleni.pool.withdrawn && eleni.pool.joined && eleni.kept.reason === "A claim");
  assert.deepEqual(records.workspace[0].retention, { days: 1000 });
  assert.deepEqual([records.statistic.length, records.statistic[0].source, erased.length], [1, "Website", 1]);
  for (const [spoil, text] of [
    ["a day that is none", JSON.stringify({ records, erased }).replace('"how":"E-mail","joined":"2', '"how":"E-mail","joined":"x2')],
    ["a rule that is none", JSON.stringify({ records, erased }).replace('{"days":1000}', '"for ever"')],
  ]) {
    assert.notDeepEqual(complaints(JSON.stringify({ format: "handpick", version: 1, workspace: file.workspace, ...JSON.parse(text) })), [], spoil);
  }
  assert.deepEqual(wrong, []);
  await context.close();
});

test("the file of the first release is valid, taken in, and given out valid with all that it holds", async () => {
  const fixture = here("../fixtures/v1.handpick.json");
  assert.deepEqual(complaints(fixture), []);
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await introduce(page);
  await choose(page, fixture);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("button", { name: "Begin" }).waitFor();
  await begin(page);
  await kept(page);
  const { records, workspace, erased } = await good(page);
  const before = JSON.parse(fixture);
  assert.equal(workspace, before.workspace);
  assert.deepEqual(erased, before.erased);
  for (const [kind, list] of Object.entries(before.records)) {
    for (const record of list) assert.deepEqual(records[kind].find(({ id }) => id === record.id), record, `${kind} ${record.id}`);
  }
  assert.deepEqual(wrong, []);
  await context.close();
});
