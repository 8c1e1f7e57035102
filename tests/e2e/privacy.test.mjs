// How long people are kept: somebody falls due, is kept longer, is anonymised or is erased for good, and a consent keeps them no
// longer than it was given. The clock stands where a test puts it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { faults, introduce, kept, launch, open, targets } from "./harness.mjs";
import { id, workspaceFile } from "./seed.mjs";
import { add, again, choose, exported, hire } from "./steps.mjs";

let browser, ways;
before(async () => { browser = await launch(); ways = await targets(); });
after(async () => { await browser.close(); await ways.close(); });

const dialog = (page) => page.getByRole("dialog");
const nav = (page, name) => page.getByRole("navigation").getByRole("link", { name }).click();
const row = (page, name) => page.getByRole("row").filter({ hasText: name });

/** Everybody of a seed, in a position that is closed: nothing but the rule keeps them. They applied on 2 November 2026. */
function closedFile(count) {
  const file = JSON.parse(workspaceFile(count));
  file.records.requisition[0].closed = { at: "2026-11-03T09:00:00Z", reason: "Filled" };
  return JSON.stringify(file);
}

/** A workspace with these people, at a time. */
async function withPeople(count, time, options) {
  const opened = await open(browser, ways.list[0].url, options);
  const { page } = opened;
  await page.clock.setFixedTime(new Date("2026-11-10T09:00:00Z"));
  await introduce(page);
  await choose(page, closedFile(count));
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByLabel("Your name").fill("Nikos");
  await page.getByRole("button", { name: "Begin" }).click();
  await kept(page);
  await page.clock.setFixedTime(new Date(time));
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
  return opened;
}

/** Goes on with Tab until this has the focus. */
async function tabTo(page, target) {
  for (let step = 0; step < 60; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab never comes to ${target}`);
}

test("six months after the last word: one is kept longer, one anonymised and one erased, and no old file brings them back", async () => {
  const { context, page, wrong } = await open(browser, ways.list[0].url);
  await page.clock.setFixedTime(new Date("2027-01-10T09:00:00Z"));
  await introduce(page);
  await hire(page);
  await row(page, "王小明").getByRole("button", { name: "Decide…" }).click();
  await dialog(page).getByRole("radio", { name: "Do not hire" }).check();
  await dialog(page).getByLabel("Reason").fill("Fewer examples of listening.");
  await page.getByRole("button", { name: "Record the decision" }).click();
  await row(page, "王小明").getByText("Do not hire", { exact: true }).waitFor();
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  await add(page, "Tom Beckett", "tom@example.com");
  await page.getByRole("button", { name: "More actions for Tom Beckett" }).click();
  await page.getByRole("menuitem", { name: "Disqualified…" }).click();
  await dialog(page).getByLabel("Reason").fill("No answer for two weeks.");
  await dialog(page).getByRole("button", { name: "Disqualify" }).click();
  await page.getByRole("region", { name: "Disqualified" }).getByRole("link", { name: "Tom Beckett" }).waitFor();
  await add(page, "Still waiting", "open@example.com");
  await again(page);
  const old = (await exported(page)).text;

  // A day too early nobody is due; on the day everybody is whose application is over.
  const due = page.getByText("3 people are due for deletion.");
  await page.clock.setFixedTime(new Date("2027-07-10T08:59:00Z"));
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.equal(await page.getByText("due for deletion.").count(), 0);
  await page.clock.setFixedTime(new Date("2027-07-11T09:00:00Z"));
  await page.reload();
  await due.waitFor();
  assert.deepEqual(await faults(page), []);
  await page.getByRole("link", { name: "See who" }).click();
  await page.getByRole("heading", { level: 1, name: "Due for deletion" }).waitFor();
  await page.getByText("3 people · kept for 6 months after the last contact").waitFor();
  assert.match(await row(page, "王小明").innerText(), /10 Jan 2027 \(decision\)\s+10 Jul 2027/);
  assert.match(await row(page, "Still waiting").innerText(), /An application is open/);
  assert.deepEqual(await faults(page), []);

  // Longer for a reason and until a day, which can be undone.
  await page.getByRole("checkbox", { name: "Select Tom Beckett" }).check();
  await page.getByText("1 selected").waitFor();
  await page.getByRole("button", { name: "Keep longer…" }).click();
  await dialog(page).getByRole("button", { name: "Keep longer" }).click();
  await dialog(page).getByText("Write the reason").waitFor();
  await dialog(page).getByLabel("Why").fill("A claim was announced on 1 July.");
  await dialog(page).getByLabel("Until").fill("2027-07-01");
  await dialog(page).getByRole("button", { name: "Keep longer" }).click();
  await dialog(page).getByText("Choose a day to come").waitFor();
  assert.deepEqual(await faults(page), []);
  await dialog(page).getByLabel("Until").fill("2027-12-31");
  await dialog(page).getByRole("button", { name: "Keep longer" }).click();
  await page.getByText("2 people · kept").waitFor();
  assert.match(await row(page, "Tom Beckett").innerText(), /Until 31 Dec 2027: A claim was announced/);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await page.getByText("3 people · kept").waitFor();
  await page.keyboard.press("Control+Shift+z");
  await page.getByText("2 people · kept").waitFor();

  // Anonymised: the numbers stay, the name is nowhere.
  await page.getByRole("button", { name: "More actions for 王小明" }).click();
  await page.getByRole("menuitem", { name: "Anonymise…" }).click();
  await dialog(page).getByText("Numbers without a name stay").waitFor();
  assert.deepEqual(await faults(page), []);
  await dialog(page).getByRole("button", { name: "Anonymise" }).click();
  await page.getByText("1 person was anonymised").first().waitFor();

  // Erased: asked before, and gone.
  await page.getByRole("checkbox", { name: "Select Eleni Markaki" }).check();
  await page.getByRole("button", { name: "Erase for good…" }).click();
  await dialog(page).getByRole("button", { name: "Cancel" }).click();
  await row(page, "Eleni Markaki").waitFor();
  await page.getByRole("button", { name: "Erase for good…" }).click();
  await dialog(page).getByRole("button", { name: "Erase for good" }).click();
  await page.getByText("Nobody is due.").waitFor();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+Shift+z");
  await again(page);

  for (const way of ["as it is", "after an old file was merged again"]) {
    const { text } = await exported(page);
    for (const gone of ["王小明", "+30 2310 000000", "Eleni", "eleni@", "Fewer examples", "Best evidence", "restated"]) {
      assert.ok(!text.includes(gone), `${gone} is still there, ${way}`);
      assert.ok(old.includes(gone), gone);
    }
    assert.ok(text.includes("Tom Beckett") && text.includes("A claim was announced"));
    const { records, erased } = JSON.parse(text);
    assert.equal(erased.length, 2);
    assert.equal(records.statistic.length, 1);
    const [{ score, outcome, applied, ended, source }] = records.statistic;
    assert.deepEqual([score.mean, score.by, outcome, applied, ended, source], [350, 1, "decline", "2027-01", "2027-01", ""]);
    assert.equal(records.submission, undefined);
    assert.deepEqual(await page.evaluate(() => Object.values(localStorage).filter((text) => /王小明|Eleni/.test(text))), []);
    await choose(page, old, "old.handpick.json");
    await page.getByText(/not restored: erased here/).waitFor();
    const merge = page.getByRole("button", { name: "Merge", exact: true });
    if (await merge.count()) await merge.click();
  }

  // They count where numbers are shown, and stand on no board.
  await nav(page, "Requisitions");
  await page.getByRole("article").getByText("· 1 anonymised").waitFor();
  await page.getByRole("link", { name: "Customer service agent" }).click();
  await page.getByRole("region", { name: "Disqualified" }).getByRole("link", { name: "Tom Beckett" }).waitFor();
  assert.equal(await page.getByRole("region", { name: "Disqualified" }).getByRole("listitem").count(), 1);
  await page.getByRole("main").getByRole("link", { name: "Compare" }).click();
  assert.match(await row(page, "Anonymised candidate").innerText(), /3\.5\s+100%\s+1 person\s+–\s+3\.0\s+4\.0\s+Do not hire/);
  await page.getByText("Customer service agent · 1 candidate").first().waitFor();
  assert.deepEqual(await faults(page), []);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("all of it by keyboard alone", async () => {
  const { context, page, wrong } = await withPeople(4, "2027-05-03T09:00:00Z");
  const names = JSON.parse(closedFile(4)).records.candidate.map(({ name }) => name);
  await tabTo(page, page.getByRole("link", { name: "See who" }));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Due for deletion" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
  await tabTo(page, page.getByRole("checkbox", { name: "Select all 4" }));
  await page.keyboard.press("Space");
  await page.getByText("4 selected").waitFor();
  for (const name of names.slice(2)) {
    await tabTo(page, page.getByRole("checkbox", { name: `Select ${name}` }));
    await page.keyboard.press("Space");
  }
  await page.getByText("2 selected").waitFor();
  await page.getByRole("heading", { level: 1 }).focus();
  await tabTo(page, page.getByRole("button", { name: "Keep longer…" }));
  await page.keyboard.press("Enter");
  await tabTo(page, dialog(page).getByLabel("Why"));
  await page.keyboard.type("A claim was announced.");
  await page.keyboard.press("Enter");
  await page.getByText("2 people are kept longer").first().waitFor();
  await page.getByText("2 people · kept").waitFor();

  await page.getByRole("heading", { level: 1 }).focus();
  await tabTo(page, page.getByRole("button", { name: `More actions for ${names[2]}` }));
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.textContent === "Keep longer…");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await tabTo(page, dialog(page).getByRole("button", { name: "Anonymise" }));
  await page.keyboard.press("Enter");
  await page.getByText("1 person was anonymised").first().waitFor();

  await page.getByRole("heading", { level: 1 }).focus();
  await tabTo(page, page.getByRole("checkbox", { name: `Select ${names[3]}` }));
  await page.keyboard.press("Space");
  await page.getByRole("heading", { level: 1 }).focus();
  await tabTo(page, page.getByRole("button", { name: "Erase for good…" }));
  await page.keyboard.press("Enter");
  await tabTo(page, dialog(page).getByRole("button", { name: "Erase for good" }));
  await page.keyboard.press("Enter");
  await page.getByText("Nobody is due.").waitFor();
  // The focus is somewhere from which one goes on.
  await page.waitForFunction(() => document.activeElement && document.activeElement.tagName !== "BODY");
  const { records } = JSON.parse((await exported(page)).text);
  assert.deepEqual(records.candidate.map(({ name }) => name).sort(), names.slice(0, 2).sort());
  assert.equal(records.statistic.length, 1);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a consent to the talent pool is written down, found, told, and ends", async () => {
  const { context, page, wrong } = await withPeople(3, "2026-12-01T09:00:00Z");
  const name = JSON.parse(closedFile(3)).records.candidate[0].name;
  await nav(page, "Candidates");
  await page.getByRole("link", { name }).click();
  await page.getByText("To be kept until 2 May 2027. Last contact: 2 Nov 2026 (applied).").waitFor();
  await page.getByRole("button", { name: "Add to the talent pool…" }).click();
  assert.equal(await dialog(page).getByLabel("Consent given on").inputValue(), "2026-12-01");
  assert.equal(await dialog(page).getByLabel("Until").inputValue(), "2028-12-01");
  await dialog(page).getByRole("button", { name: "Save the consent" }).click();
  await dialog(page).getByText("Say how the consent was given").waitFor();
  await dialog(page).getByLabel("How").fill("E-mail of 1 December");
  await dialog(page).getByLabel("Until").fill("2029-01-01");
  await dialog(page).getByRole("button", { name: "Save the consent" }).click();
  await dialog(page).getByText("at most two years after it").waitFor();
  assert.deepEqual(await faults(page), []);
  await dialog(page).getByLabel("Until").fill("2027-12-31");
  await dialog(page).getByRole("button", { name: "Save the consent" }).click();
  await page.getByText("Since 1 Dec 2026, with consent until 31 Dec 2027.").waitFor();
  await page.getByText("To be kept until 1 Jan 2028.").waitFor();
  assert.deepEqual(await faults(page), []);

  // The person's own page says each part of it.
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "All of it, to read" }).click();
  const told = readFileSync(await (await downloading).path(), "utf8");
  assert.ok(told.includes("<dt>How</dt><dd>E-mail of 1 December</dd>") && told.includes("<dt>Until</dt><dd>31 Dec 2027</dd>"), told);

  // Found by the filter, which the address keeps, also while one searches.
  await nav(page, "Candidates");
  await page.getByLabel("In the talent pool").check();
  await page.getByText("1 person", { exact: true }).waitFor();
  assert.match(await row(page, name).innerText(), /Talent pool/);
  await page.getByRole("searchbox").fill("nobody of this name");
  await page.getByText("Nobody in the talent pool matches.").waitFor();
  await page.waitForFunction(() => location.hash.includes("find=nobody"));
  assert.match(page.url(), /filter=pool/);
  await page.getByRole("searchbox").fill("");
  await page.getByText("1 person", { exact: true }).waitFor();
  await page.waitForFunction(() => !location.hash.includes("find="));
  await kept(page);
  await page.reload();
  assert.ok(await page.getByRole("checkbox", { name: "In the talent pool" }).isChecked());
  await page.getByText("1 person", { exact: true }).waitFor();

  // Past the rule's time the consent keeps them; when it has ended, nothing does.
  await page.clock.setFixedTime(new Date("2027-12-31T21:00:00Z"));
  await page.reload();
  await page.getByRole("link", { name: "See who" }).click();
  await page.getByText("2 people · kept").waitFor();
  assert.match(await row(page, name).innerText(), /Consent for the talent pool until 31 Dec 2027/);
  await page.clock.setFixedTime(new Date("2028-01-01T09:00:00Z"));
  await page.reload();
  await page.getByText("3 people · kept").waitFor();
  await row(page, name).getByRole("link").click();
  await page.getByText("The consent ended on 31 Dec 2027.").waitFor();
  await page.getByText("Due for deletion since 1 Jan 2028.").waitFor();

  // Asked again, and withdrawn, which can be undone as all that is written down can.
  await page.getByRole("button", { name: "Renew the consent…" }).click();
  await dialog(page).getByLabel("How").fill("By telephone, noted by Nikos");
  await dialog(page).getByRole("button", { name: "Save the consent" }).click();
  await page.getByText("Since 1 Dec 2026, with consent until 1 Jan 2030.").waitFor();
  await page.getByRole("button", { name: "Consent withdrawn" }).click();
  await page.getByText("The consent was withdrawn on 1 Jan 2028.").waitFor();
  await page.getByText("Due for deletion since").waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await page.getByText("with consent until 1 Jan 2030").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("the rule is chosen, one's own number of days too, and off is said to be off", async () => {
  const { context, page, wrong } = await withPeople(3, "2026-12-01T09:00:00Z");
  await nav(page, "Data and backup");
  const rule = page.getByLabel("After the last contact keep them for");
  assert.equal(await rule.inputValue(), "6m");
  assert.equal(await page.getByText("due for deletion.").count(), 0);
  await rule.selectOption({ label: "4 weeks" });
  await page.getByText("3 people are due for deletion.").waitFor();
  assert.deepEqual(await faults(page), []);
  await rule.selectOption({ label: "A number of days of your own" });
  await page.getByLabel("Days", { exact: true }).fill("0");
  await page.getByLabel("Days", { exact: true }).blur();
  await page.getByText("Write a number of days from 1 to 3,650.").first().waitFor();
  await page.getByLabel("Days", { exact: true }).fill("90");
  await page.getByLabel("Days", { exact: true }).blur();
  await page.getByText("due for deletion.").waitFor({ state: "detached" });
  await kept(page);
  await page.reload();
  assert.equal(await page.getByLabel("Days", { exact: true }).inputValue(), "90");
  await page.clock.setFixedTime(new Date("2030-01-01T09:00:00Z"));
  await page.reload();
  await page.getByText("3 people are due for deletion.").waitFor();
  await rule.selectOption({ label: "No limit: do not remind me" });
  await page.getByText("The law still asks you").waitFor();
  await page.getByText("due for deletion.").waitFor({ state: "detached" });
  await page.getByRole("link", { name: "Who is due" }).click();
  await page.getByText("There is no limit, so nobody becomes due by time alone.").waitFor();
  assert.deepEqual(await faults(page), []);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("in Greek, on a telephone and in the dark", async () => {
  const { context, page, wrong } = await withPeople(3, "2027-06-01T09:00:00Z", { viewport: { width: 360, height: 740 }, colorScheme: "dark" });
  await nav(page, "Data and backup");
  await page.getByLabel("Language").selectOption("el");
  await page.getByText("3 άτομα είναι προς διαγραφή.").waitFor();
  await page.getByRole("link", { name: "Δείτε ποιοι" }).click();
  await page.getByRole("heading", { level: 1, name: "Προς διαγραφή" }).waitFor();
  await page.getByRole("checkbox", { name: "Επιλογή και των 3" }).check();
  assert.deepEqual(await faults(page), []);
  await page.getByRole("button", { name: "Ανωνυμοποίηση…" }).click();
  await dialog(page).getByRole("heading", { name: "Ανωνυμοποίηση 3 ατόμων;" }).waitFor();
  assert.deepEqual(await faults(page), []);
  await dialog(page).getByRole("button", { name: "Ανωνυμοποίηση" }).click();
  await page.getByText("Κανείς δεν είναι προς διαγραφή.").waitFor();
  await page.goto(`${ways.list[0].url}#/requisitions/${id(1, 1)}/board`);
  await nav(page, "Θέσεις");
  await page.getByText("3 ανώνυμοι").waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 360, `the page is ${wide} wide`);
  assert.deepEqual(wrong, []);
  await context.close();
});
