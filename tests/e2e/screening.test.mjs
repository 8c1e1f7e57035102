// Screening as a person does it: out with a reason, lower without being out, and the way back from each.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, introduce, launch, open, serve } from "./harness.mjs";
import { add, again, describeJob, exported, fixCriteria, moveTo, score } from "./steps.mjs";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser.close(); await server.close(); });

const dialog = (page) => page.getByRole("dialog");
const lane = (page, name) => page.getByRole("region", { name, exact: true });
const card = (page, stage, name) => lane(page, stage).getByRole("listitem").filter({ hasText: name });
const menu = (page, name) => page.getByRole("button", { name: `More actions for ${name}` });
const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));

/** A board with some people on it. */
async function board(options) {
  const opened = await open(browser, `${server.origin}/`, options);
  const { page } = opened;
  await introduce(page);
  await describeJob(page);
  await fixCriteria(page);
  await add(page, "Eleni Markaki", "eleni@example.com");
  await add(page, "王小明", "+30 2310 000000");
  await add(page, "Tom Beckett", "tom@example.com");
  await again(page);
  return opened;
}

test("nobody is out without a reason; stage and reason stay, and one undo restores both", async () => {
  const { page, context, wrong } = await board();
  await menu(page, "Eleni Markaki").click();
  await page.getByRole("menuitem", { name: "Disqualified…" }).click();
  await page.getByRole("heading", { name: "Disqualify Eleni Markaki" }).waitFor();
  assert.deepEqual(await faults(page), []);
  // Not yet: the card stands where it stood, and the focus comes back to its menu.
  await page.keyboard.press("Escape");
  await card(page, "New", "Eleni Markaki").waitFor();
  assert.equal(await focused(page), "More actions for Eleni Markaki");

  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Disqualified…" }).click();
  await dialog(page).getByRole("button", { name: "Disqualify" }).click();
  await page.getByText("Write the reason for the decision.").first().waitFor();
  await dialog(page).getByLabel("Choose from your list").selectOption({ label: "A must-have is missing" });
  await dialog(page).getByLabel("Reason").fill("No Greek, which the advert asks for.");
  assert.match(await dialog(page).getByLabel("What the candidate may read").inputValue(), /advert names as essential/);
  await dialog(page).getByRole("button", { name: "Disqualify" }).click();
  await card(page, "Disqualified", "Eleni Markaki").waitFor();
  await page.getByText("Eleni Markaki is disqualified").first().waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "More actions for Eleni Markaki");
  await again(page);
  await card(page, "Disqualified", "Eleni Markaki").getByRole("link").click();
  const history = page.getByRole("listitem").filter({ hasText: "from New: No Greek" });
  await history.getByText("May be read by the candidate: Your application does not show").waitFor();
  await history.getByText("Katerina Vlachou").waitFor();
  await page.goBack();

  // By drag too it asks first.
  await page.setViewportSize({ width: 2400, height: 900 });
  const from = await card(page, "New", "Tom Beckett").boundingBox();
  const to = await lane(page, "Disqualified").boundingBox();
  await page.mouse.move(from.x + 60, from.y + 12);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + 60, { steps: 12 });
  await page.mouse.up();
  await page.getByRole("heading", { name: "Disqualify Tom Beckett" }).waitFor();
  await dialog(page).getByLabel("Reason").fill("Withdrew.");
  await dialog(page).getByRole("button", { name: "Disqualify" }).click();
  await card(page, "Disqualified", "Tom Beckett").waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await card(page, "New", "Tom Beckett").waitFor();
  const { records } = JSON.parse((await exported(page)).text);
  const kept = records.decision.filter(({ removed }) => !removed);
  assert.deepEqual(kept.map(({ reason, outcome }) => [reason, outcome]), [["No Greek, which the advert asks for.", "decline"]]);
  assert.ok(kept[0].from && kept[0].shareable);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("lower is not out: the card says so, the page says who and why, and both can be taken back", async () => {
  const { page, context, wrong } = await board();
  await menu(page, "Eleni Markaki").click();
  await page.getByRole("menuitem", { name: "Put lower…" }).click();
  await dialog(page).getByLabel("Reason").fill("No service experience, but years as a volunteer.");
  await dialog(page).getByRole("button", { name: "Put lower" }).click();
  await card(page, "New", "Eleni Markaki").getByText("lower", { exact: true }).waitFor();
  const names = (await lane(page, "New").getByRole("link").allTextContents()).map((text) => text.trim());
  assert.deepEqual(names, ["王小明", "Tom Beckett", "Eleni Markaki"]);
  await again(page);
  await card(page, "New", "Eleni Markaki").getByRole("link").click();
  await page.getByText("Put lower: No service experience, but years as a volunteer.").first().waitFor();
  assert.deepEqual(await faults(page), []);
  await page.getByRole("button", { name: "No longer lower" }).click();
  await page.getByRole("button", { name: "Put lower…" }).waitFor();

  // From the page as well, by the keyboard: the arrow keys look around and move nobody, and without a reason nobody is out.
  await page.getByRole("button", { name: "Move to…" }).press("Enter");
  await page.waitForFunction(() => document.activeElement?.textContent === "Screening");
  for (let key = 0; key < 3; key++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("listitem").filter({ hasText: "→" }).count(), 0, "no move in the history");
  await moveTo(page, "Disqualified");
  await page.getByRole("heading", { name: "Disqualify Eleni Markaki" }).waitFor();
  await page.getByRole("button", { name: "Disqualify", exact: true }).click();
  const reason = page.getByRole("dialog").getByLabel("Reason", { exact: true });
  await page.getByRole("dialog").getByText("Write the reason for the decision.").waitFor();
  assert.equal(await reason.getAttribute("aria-invalid"), "true");
  assert.ok(await reason.evaluate((field) => field === document.activeElement), "the fault is said where the reason is written");
  await page.keyboard.press("Escape");
  await page.getByText("New", { exact: true }).first().waitFor();
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  assert.equal(await card(page, "New", "Eleni Markaki").getByText("lower", { exact: true }).count(), 0);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("the workspace has its own reasons, in Greek too, and goes back to the standard ones", async () => {
  const { page, context, wrong } = await board();
  await page.getByRole("navigation").getByRole("link", { name: "Data and backup" }).click();
  await page.getByRole("heading", { name: "Reasons to disqualify" }).waitFor();
  await page.getByRole("button", { name: "Make a list of your own" }).click();
  await page.getByLabel("Reason 1", { exact: true }).fill("No driving licence");
  await page.getByLabel("What the candidate may read, 1", { exact: true }).fill("The post needs a driving licence.");
  await page.getByRole("button", { name: "Remove: Reason 2" }).click();
  assert.deepEqual(await faults(page), []);
  await again(page);
  await page.goBack();
  await menu(page, "Tom Beckett").click();
  await page.getByRole("menuitem", { name: "Disqualified…" }).click();
  await dialog(page).getByLabel("Choose from your list").selectOption({ label: "No driving licence" });
  assert.equal(await dialog(page).getByLabel("What the candidate may read").inputValue(), "The post needs a driving licence.");
  assert.equal(await dialog(page).getByRole("option", { name: "Others showed more evidence" }).count(), 0);
  await page.keyboard.press("Escape");
  await page.getByRole("navigation").getByRole("link", { name: "Data and backup" }).click();
  await page.getByRole("button", { name: "Back to the standard list" }).click();
  await page.getByLabel("Language", { exact: true }).selectOption({ label: "Ελληνικά" });
  await page.getByText("Λείπει απαραίτητο προσόν").waitFor();
  assert.deepEqual(await faults(page), []);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("the application page: what comes next, tags, who recommended, everything in one timeline, and J and K", async () => {
  const { page, context, wrong } = await board();
  await card(page, "New", "王小明").getByRole("link").click();
  await page.getByRole("heading", { level: 1, name: "王小明" }).waitFor();
  await page.getByText("2 of 3 in New").waitFor();
  assert.equal(await page.getByRole("link", { name: "+30 2310 000000" }).getAttribute("href"), "tel:+302310000000");
  await page.getByLabel("Next step").fill("Call back about the shifts");
  await page.getByLabel("By when").fill("2026-12-03");
  await page.getByLabel("Where from").fill("Referral");
  await page.getByLabel("Recommended by").fill("Nikos Ioannou");
  await page.getByLabel("New tag").fill("Weekends");
  await page.getByRole("button", { name: "Add tag" }).click();
  await page.getByRole("button", { name: "Remove: Weekends" }).waitFor();
  // Typing is typing: no key of it leaves the page.
  await page.getByLabel("New note").pressSequentially("Jokes kindly");
  await page.getByRole("button", { name: "Add note" }).click();
  const history = page.getByRole("listitem");
  await history.filter({ hasText: "Note: Jokes kindly" }).getByText("Katerina Vlachou").waitFor();
  await history.filter({ hasText: "recommended by Nikos Ioannou" }).waitFor();
  await page.getByText("There is no consent to keep this person for later openings.").waitFor();
  assert.deepEqual(await faults(page), []);
  await again(page);
  assert.equal(await page.getByLabel("Recommended by").inputValue(), "Nikos Ioannou");

  await page.getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("j");
  await page.getByRole("heading", { level: 1, name: "Tom Beckett" }).waitFor();
  await page.keyboard.press("j");
  await page.getByText("This is the last candidate of the stage.").waitFor({ state: "attached" });
  await page.keyboard.press("k");
  await page.keyboard.press("k");
  await page.getByRole("heading", { level: 1, name: "Eleni Markaki" }).waitFor();
  assert.equal(await page.title().then((title) => title.includes("Eleni Markaki")), true);
  await page.getByRole("link", { name: "Next", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "王小明" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "Next", exact: true }).getAttribute("title"), "Next candidate of this stage (key J)");

  // Whoever is moved on leaves one in the stage, where one was.
  await page.getByRole("main").getByRole("button", { name: /^Move/ }).first().click();
  await page.getByRole("menuitem", { name: "Screening" }).click();
  await page.getByText("Moved on · 2 in New").waitFor();
  assert.deepEqual(await faults(page), []);
  await page.getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("j");
  await page.getByRole("heading", { level: 1, name: "Tom Beckett" }).waitFor();
  await page.getByText("2 of 2 in New").waitFor();
  await page.keyboard.press("Control+z");
  await page.getByText("3 of 3 in New").waitFor();
  await page.keyboard.press("k");
  await page.getByRole("heading", { level: 1, name: "王小明" }).waitFor();

  await page.getByRole("listitem").filter({ hasText: "Note: Jokes kindly" }).getByRole("button", { name: "Remove" }).click();
  await page.getByText("Note: Jokes kindly").waitFor({ state: "hidden" });
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  await card(page, "New", "王小明").getByText(/Call back about the shifts · /).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("must-haves are checked with evidence, what is missing is asked for, and only the advert gives a reason to decline", async () => {
  const { page, context, wrong } = await board();
  await page.getByRole("link", { name: "Eleni Markaki" }).click();
  await page.getByRole("heading", { name: "Must-haves" }).waitFor();
  const greek = page.getByRole("group", { name: "Fluent Greek" });
  await greek.getByRole("radio", { name: "Ask them" }).check();
  const asking = page.getByRole("link", { name: "Ask by e-mail" });
  const letter = decodeURIComponent(await asking.getAttribute("href"));
  assert.match(letter, /^mailto:eleni@example\.com\?subject=Your application: Customer service agent/);
  for (const point of ["a telephone number", "your CV as a file", "Fluent Greek"]) assert.ok(letter.includes(`– ${point}`), letter);
  await greek.getByRole("radio", { name: "Not met" }).check();
  await page.getByLabel("Evidence: Fluent Greek").fill("Wrote to us in English and asked for an interpreter");
  await again(page);
  assert.equal(await page.getByLabel("Evidence: Fluent Greek").inputValue(), "Wrote to us in English and asked for an interpreter");
  assert.deepEqual(await faults(page), []);
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  await card(page, "New", "Eleni Markaki").getByText("Must-have missing").waitFor();

  // The advert asked for it: a reason, written already.
  await page.getByRole("link", { name: "Eleni Markaki" }).click();
  await page.getByRole("button", { name: "Disqualify for this…" }).click();
  assert.equal(await dialog(page).getByLabel("Reason").inputValue(), "A must-have is missing: Fluent Greek");
  assert.match(await dialog(page).getByLabel("What the candidate may read").inputValue(), /^The advert names as essential: Fluent Greek\./);
  await dialog(page).getByRole("button", { name: "Disqualify" }).click();
  await page.getByText("Eleni Markaki is disqualified").first().waitFor();

  // A must-have that came after the advert is none.
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  await page.getByRole("main").getByRole("link", { name: "Job description" }).click();
  await page.getByLabel("Add to Qualifications").fill("Own car");
  await page.getByLabel("Add to Qualifications").press("Enter");
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  await page.getByRole("link", { name: "Tom Beckett" }).click();
  await page.getByRole("group", { name: "Own car" }).getByRole("radio", { name: "Not met" }).check();
  await page.getByText("it is no reason to disqualify anybody").waitFor();
  assert.equal(await page.getByRole("button", { name: "Disqualify for this…" }).count(), 0);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a stage says by words and colour what it is for and who may come in", async () => {
  const { page, context, wrong } = await board();
  await page.getByRole("main").getByRole("link", { name: "Stages" }).click();
  const phone = page.getByRole("listitem").filter({ has: page.getByLabel("Colour of Phone") });
  await phone.getByText("What it is for, and who comes in").click();
  await phone.getByLabel("Entry requirement of Phone").fill("Every must-have is met");
  await page.getByLabel("Colour of Phone").selectOption({ label: "Amber" });
  await again(page);
  assert.equal(await page.getByLabel("Colour of Phone").inputValue(), "amber");
  assert.deepEqual(await faults(page), []);
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  await lane(page, "Phone").getByText("To come in: Every must-have is met").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("whoever hears nothing for longer than was promised stands out", async () => {
  const { page, context, wrong } = await board();
  await page.getByRole("navigation").getByRole("link", { name: "Data and backup" }).click();
  const promise = page.getByLabel("Everybody hears from us within (days)");
  assert.equal(await promise.inputValue(), "14");
  await promise.fill("0");
  await promise.blur();
  await page.getByText("Write a number of days from 1 to 90.").first().waitFor();
  await promise.fill("7");
  await promise.blur();
  await again(page);
  assert.equal(await promise.inputValue(), "7");
  await page.clock.install({ time: Date.now() + 8 * 86_400_000 });
  await page.reload();
  await page.getByRole("link", { name: "Requisitions" }).first().click();
  await page.getByRole("main").getByRole("link", { name: "Customer service agent" }).click();
  await card(page, "New", "Tom Beckett").getByText("No word for 8 days").waitFor();
  await page.getByRole("link", { name: "Today" }).click();
  await page.getByRole("heading", { name: "3 people have waited longer than you promised" }).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("whoever is declined may learn what their scorecards show, and is asked for consent to the talent pool", async () => {
  const { page, context, wrong } = await board();
  await score(page, "Eleni Markaki", [["Patient listening", "5"], ["Clear writing", "2"]]);
  await menu(page, "Tom Beckett").click();
  await page.getByRole("menuitem", { name: "Disqualified…" }).click();
  await dialog(page).getByRole("button", { name: "Offer the talent pool" }).waitFor();
  assert.equal(await dialog(page).getByRole("button", { name: /scorecards show/ }).count(), 0, "nobody has scored him");
  await page.keyboard.press("Escape");

  await menu(page, "Eleni Markaki").click();
  await page.getByRole("menuitem", { name: "Disqualified…" }).click();
  const read = dialog(page).getByLabel("What the candidate may read");
  await dialog(page).getByLabel("Choose from your list").selectOption({ label: "Others showed more evidence" });
  await dialog(page).getByRole("button", { name: "Add what the scorecards show" }).click();
  await dialog(page).getByRole("button", { name: "Offer the talent pool" }).click();
  assert.equal(await read.inputValue(), [
    "Other applicants showed more of what this position needs.",
    "What stood out: Patient listening. What would help you next time: Clear writing.",
    "If we may keep your details for later openings, please write to us that you agree.",
  ].join("\n"));
  assert.deepEqual(await faults(page), []);
  await dialog(page).getByRole("button", { name: "Disqualify", exact: true }).click();
  await card(page, "Disqualified", "Eleni Markaki").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});
