// One whole hire by keyboard alone, for whoever has no mouse, and where the focus is after every key that does something; and a
// dialog that must outlive what others do. Must never click, focus or fill by script where it is about the keyboard: what cannot
// be reached with Tab is a fault. Places are only read by script.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { introduce, kept, launch, open, serve, watched } from "./harness.mjs";
import { describeJob } from "./steps.mjs";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser.close(); await server.close(); });

/** A person at the keyboard. `lost` names the actions after which the focus was nowhere. */
function keyboard(page) {
  const lost = [];
  const has = (locator) => locator.evaluateAll((found) => found.includes(document.activeElement));
  const nowhere = () => page.evaluate(() => {
    const { activeElement: focused, body } = document;
    return !focused || focused === body || !focused.checkVisibility();
  });

  /** Presses Tab, or Shift+Tab, until the focus is there. */
  async function to(locator, key = "Tab", limit = 80) {
    const way = [];
    for (let presses = 0; presses <= limit; presses++) {
      if (await has(locator)) return;
      await page.keyboard.press(key);
      way.push(await page.evaluate(() => {
        const focused = document.activeElement;
        return focused.getAttribute("aria-label") ?? (focused.textContent.slice(0, 20) || focused.id);
      }));
    }
    assert.fail(`${locator} cannot be reached with ${key}: ${way.join(" | ")}`);
  }

  /** Presses a key that does something, waits for what it does, and sees where the focus is then. */
  async function press(key, what, then) {
    await page.keyboard.press(key);
    await then?.();
    for (let tries = 0; tries < 20 && await nowhere(); tries++) await page.waitForTimeout(50);
    if (await nowhere()) lost.push(what);
  }

  return {
    lost, has, to, press, back: (locator) => to(locator, "Shift+Tab"),
    async type(locator, text) { await to(locator); await page.keyboard.type(text); },
    /** Chooses in a list with the arrow keys. */
    async choose(locator, label) {
      await to(locator);
      const chosen = () => locator.evaluate((list) => list.selectedOptions[0]?.label);
      for (let steps = 0; steps < 10 && await chosen() !== label; steps++) await page.keyboard.press("ArrowDown");
      assert.equal(await chosen(), label);
    },
  };
}

const heading = (page, name) => () => page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
const onHeading = (page) => page.waitForFunction(() => document.activeElement.tagName === "H1");

test("a whole hire by keyboard alone; the focus is never lost", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  const { lost, has, to, back, press, type, choose } = keyboard(page);
  const box = (name) => page.getByRole("textbox", { name });
  const button = (name) => page.getByRole("button", { name, exact: true });
  const link = (name) => page.getByRole("main").getByRole("link", { name, exact: true });
  const dialog = page.getByRole("dialog");

  await type(box("Your name"), "Katerina Vlachou");
  await type(box("Company"), "Aegean Outdoor Ltd");
  await press("Enter", "say who one is", heading(page, "Requisitions"));

  // The job description: refused, then written; what is missing leads to its field.
  await to(button("New requisition").first());
  await press("Enter", "new requisition", heading(page, "Untitled position"));
  await onHeading(page);
  await to(button("Publish"));
  await press("Enter", "publish, refused", () => page.getByText("The job description is not complete yet").first().waitFor());
  await to(page.getByRole("button", { name: /^Purpose:/ }));
  await press("Enter", "go to what is missing");
  assert.ok(await has(box("Purpose")), "a gap leads to its field");
  await page.keyboard.type("Help the people who bought our tents.");
  await back(box("Job title"));
  await page.keyboard.type("Customer service agent");
  await type(box("From"), "1200");
  await type(box("To"), "1500");
  await type(box("Add to Qualifications"), "Fluent Greek");
  await press("Enter", "add a qualification");
  assert.ok(await has(box("Add to Qualifications")), "the next line can be typed at once");
  await type(box("Hours"), "40 a week");
  await choose(page.getByLabel("Shifts"), "No shifts");
  await choose(page.getByLabel("Workplace"), "Hybrid");
  await type(box("Town or address"), "Thessaloniki");
  await type(box("Add to Perks"), "Health insurance");
  await press("Enter", "add a perk");
  await page.getByText("You can publish.").waitFor();
  await back(button("Publish"));
  await press("Enter", "publish", () => page.getByText(/Published \d/).waitFor());

  // The criteria, and fixing them.
  await to(link("Criteria"));
  await press("Enter", "to the criteria", heading(page, "Criteria"));
  await onHeading(page);
  for (const name of ["Patient listening", "Clear writing"]) {
    await to(button(name));
    await press("Enter", `take the criterion ${name}`, () => button(name).waitFor({ state: "detached" }));
  }
  await back(button("Fix the criteria"));
  await press("Enter", "fix the criteria", () => page.getByText("Fixed: everybody is scored on these").waitFor());

  // The board: two candidates, one of them moved by the menu.
  await to(link("Board"));
  await press("Enter", "to the board", heading(page, "Customer service agent"));
  await onHeading(page);
  for (const [name, contact] of [["Eleni Markaki", "eleni@example.com"], ["Nikos Lekkas", "2310 000000"]]) {
    await to(button("Add candidate").first());
    await press("Enter", "open the dialog for a candidate", () => dialog.waitFor());
    assert.ok(await page.evaluate(() => document.activeElement.closest("dialog") !== null), "the focus is in the dialog");
    await to(dialog.getByLabel("Name"));
    await page.keyboard.type(name);
    await to(dialog.getByLabel("E-mail or telephone"));
    await page.keyboard.type(contact);
    await press("Enter", `add ${name}`, () => dialog.waitFor({ state: "hidden" }));
  }
  const menu = button("More actions for Eleni Markaki");
  await to(menu);
  await press("Enter", "open the card's menu", () => page.getByRole("menu").waitFor());
  await page.keyboard.press("Escape");
  assert.ok(await has(menu), "Escape gives the focus back");
  await press("Enter", "open the card's menu", () => page.getByRole("menu").waitFor());
  await page.waitForFunction(() => document.activeElement.getAttribute("role") === "menuitem");
  const interview = page.getByRole("menuitem", { name: "Interview", exact: true });
  for (let steps = 0; steps < 10 && !await has(interview); steps++) await page.keyboard.press("ArrowDown");
  const moved = page.getByRole("region", { name: "Interview" }).getByRole("link", { name: "Eleni Markaki" });
  await press("Enter", "move by the menu", () => moved.waitFor());
  await page.waitForFunction(() => document.activeElement.getAttribute("aria-label") === "More actions for Eleni Markaki");

  // A scorecard, handed in.
  await back(link("Eleni Markaki"));
  await press("Enter", "to the application", heading(page, "Eleni Markaki"));
  await onHeading(page);
  await to(link("Write my scorecard"));
  await press("Enter", "to the scorecard", () => page.getByRole("group", { name: "Patient listening" }).waitFor());
  await onHeading(page);
  await to(button("Hand in scorecard"));
  await press("Enter", "hand in, refused");
  assert.equal(await page.getByText(/It stays as it is/).count(), 0);
  const radio = (group, name) => page.getByRole("group", { name: group }).getByRole("radio", { name, exact: true });
  await to(radio("Patient listening", "1"));
  await press("Space", "give a mark");
  for (let mark = 2; mark <= 5; mark++) await press("ArrowRight", "give a higher mark");
  assert.ok(await radio("Patient listening", "5").isChecked());
  await type(page.getByLabel("Evidence").first(), "Let the caller finish.");
  await to(radio("Clear writing", "1"));
  await press("ArrowLeft", "give no mark");
  assert.ok(await radio("Clear writing", "Not assessed").isChecked());
  await to(radio("Would you hire this person?", "Surely not"));
  await press("ArrowLeft", "recommend");
  assert.ok(await radio("Would you hire this person?", "Surely yes").isChecked());
  await kept(page);
  await back(button("Hand in scorecard"));
  await press("Enter", "hand in", () => page.getByText(/It stays as it is/).waitFor());

  // The decision, refused without a reason.
  await to(link("Application"));
  await press("Enter", "back to the application", () => page.getByRole("heading", { name: "History" }).waitFor());
  await onHeading(page);
  await to(link("Board"));
  await press("Enter", "back to the board", heading(page, "Customer service agent"));
  await onHeading(page);
  await to(page.getByRole("main").getByRole("link", { name: /^Compare/ }));
  await press("Enter", "to the comparison", heading(page, "Compare"));
  await onHeading(page);
  const decide = page.getByRole("row", { name: /Eleni Markaki/ }).getByRole("button", { name: "Decide…" });
  await to(decide);
  await press("Enter", "open the dialog for the decision", () => dialog.waitFor());
  await press("Escape", "close the dialog", () => dialog.waitFor({ state: "hidden" }));
  assert.ok(await has(decide), "Escape gives the focus back");
  await press("Enter", "open the dialog for the decision", () => dialog.waitFor());
  await to(dialog.getByRole("radio", { name: "Hire", exact: true }));
  await to(button("Record the decision"));
  await press("Enter", "decide, refused", () => page.getByText("Write the reason for the decision.").first().waitFor());
  await back(dialog.getByLabel("Reason"));
  await page.keyboard.type("Best evidence of listening.");
  await to(button("Record the decision"));
  await press("Enter", "decide", () => dialog.waitFor({ state: "hidden" }));
  await page.getByRole("row", { name: /Eleni Markaki/ }).getByText("Hire", { exact: true }).waitFor();

  // The backup.
  await back(page.getByRole("navigation").getByRole("link", { name: "Data and backup" }));
  await press("Enter", "to data and backup", heading(page, "Data and backup"));
  await onHeading(page);
  await to(button("Export the workspace"));
  const downloading = page.waitForEvent("download");
  await press("Enter", "export");
  const { records } = JSON.parse(readFileSync(await (await downloading).path(), "utf8"));
  assert.deepEqual([records.decision.length, records.submission.length, records.candidate.length], [1, 1, 2]);
  assert.deepEqual(lost, [], "after these the focus was nowhere");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a reason that somebody is typing stays while another tab changes something", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await page.getByRole("button", { name: "Look around with sample data" }).click();
  await page.getByRole("button", { name: "Katerina Vlachou" }).click();
  await page.getByRole("main").getByRole("link", { name: "Customer service agent" }).first().click();
  await page.getByRole("main").getByRole("link", { name: /^Compare/ }).click();
  await page.getByRole("button", { name: "Decide…" }).first().waitFor();
  const other = await watched(context, wrong);
  await other.goto(page.url().replace(/\/compare$/, ""));
  await page.bringToFront();
  await page.getByRole("button", { name: "Decide…" }).first().click();
  const reason = page.getByRole("dialog").getByLabel("Reason");
  await reason.pressSequentially("Best evidence of listening.");
  await other.getByLabel("Job title").fill("Customer agent");
  await page.getByText("Customer agent ·").first().waitFor({ state: "attached" });
  assert.equal(await reason.count() && await reason.inputValue(), "Best evidence of listening.");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "TEXTAREA");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a dialog that is closed and at once opened again is open", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await page.getByRole("button", { name: "Look around with sample data" }).click();
  await page.getByRole("button", { name: "Katerina Vlachou" }).click();
  await page.getByRole("main").getByRole("link", { name: "Customer service agent" }).first().click();
  await page.getByRole("main").getByRole("link", { name: /^Compare/ }).click();
  const decide = page.getByRole("button", { name: "Decide…" }).first();
  const dialog = page.getByRole("dialog");
  await decide.click();
  await dialog.waitFor();
  // As Escape and Enter do when they follow each other faster than the browser tells of the closing.
  await decide.evaluate(async (button) => {
    document.querySelector("dialog[open]").requestClose();
    await Promise.resolve();
    button.click();
  });
  await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  assert.ok(await dialog.isVisible(), "it is open");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.deepEqual(wrong, []);
  await context.close();
});

test("keys are told by their place where the keyboard has other letters", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await page.getByRole("button", { name: "Look around with sample data" }).click();
  await page.getByRole("button", { name: "Katerina Vlachou" }).click();
  await page.getByRole("main").getByRole("link", { name: "Customer service agent" }).first().click();
  const client = await context.newCDPSession(page);
  const greek = (key, code, modifiers = 0) => client.send("Input.dispatchKeyEvent", { type: "keyDown", key, code, modifiers });
  await page.getByRole("region", { name: "New", exact: true }).getByRole("listitem").first().getByRole("link").focus();
  await greek("χ", "KeyX");
  await page.getByText("1 selected").waitFor();
  await page.getByRole("button", { name: "End selection" }).click();
  await page.getByRole("region", { name: "New", exact: true }).getByRole("listitem").first().getByRole("link").click();
  const first = await page.getByRole("heading", { level: 1 }).innerText();
  await greek("ξ", "KeyJ");
  await page.waitForFunction((first) => document.querySelector("h1").innerText !== first, first);
  const second = await page.getByRole("heading", { level: 1 }).innerText();
  // A box or a mark that was chosen takes no letters.
  await page.getByRole("checkbox").first().check();
  await page.keyboard.press("Control+z");
  await page.getByText("Undone").first().waitFor();
  await greek("κ", "KeyK");
  await page.getByRole("heading", { level: 1, name: first }).waitFor();
  assert.notEqual(first, second);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("the skip link is the first stop, and leads past the navigation", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  const { type, press, has, to } = keyboard(page);
  await type(page.getByRole("textbox", { name: "Your name" }), "Nikos");
  await press("Enter", "say who one is", heading(page, "Requisitions"));
  await page.reload();
  await heading(page, "Requisitions")();
  await page.keyboard.press("Tab");
  assert.ok(await has(page.getByRole("link", { name: "Skip to content" })));
  await page.keyboard.press("Enter");
  await onHeading(page);
  await to(page.getByRole("main").getByRole("button", { name: "New requisition" }).first(), "Tab", 1);
  assert.match(page.url(), /^[^#]*(#\/requisitions)?$/, "skipping is no change of the screen");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("whatever a key takes away, the app lives and the focus is somewhere", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  const { lost, has, type, press, to } = keyboard(page);
  const rail = (name) => page.getByRole("navigation").getByRole("link", { name });
  const pick = async (name, then) => {
    await to(page.getByRole("button", { name: /^More actions for/ }).last());
    await press("Enter", "open the menu", () => page.getByRole("menu").waitFor());
    const item = page.getByRole("menuitem", { name, exact: true });
    for (let steps = 0; steps < 20 && !await has(item); steps++) await page.keyboard.press("ArrowDown");
    await press("Enter", `pick ${name}`, then);
  };
  await type(page.getByRole("textbox", { name: "Your name" }), "Nikos");
  await press("Enter", "say who one is", heading(page, "Requisitions"));
  lost.length = 0;
  await to(page.getByRole("button", { name: "New requisition" }).first());
  await press("Enter", "new requisition", heading(page, "Untitled position"));
  await to(rail("Requisitions"), "Shift+Tab");
  await press("Enter", "to the requisitions", heading(page, "Requisitions"));
  // Away from the menu's screen, then its record, then the last one.
  await pick("Duplicate", heading(page, "Untitled position (copy)"));
  await to(rail("Requisitions"), "Shift+Tab");
  await press("Enter", "to the requisitions", heading(page, "Requisitions"));
  await pick("Remove", () => page.getByText("1 position", { exact: true }).waitFor());
  await pick("Remove", () => page.getByText("No positions yet").waitFor());
  await page.keyboard.press("Control+z");
  await page.getByText("1 position", { exact: true }).waitFor();

  await to(rail("Candidates"), "Shift+Tab");
  await press("Enter", "to the candidates", heading(page, "Candidates"));
  await to(page.getByRole("button", { name: "Add candidate" }).first());
  await press("Enter", "open the dialog", () => page.getByRole("dialog").waitFor());
  await type(page.getByRole("dialog").getByLabel("Name"), "Anna Petrova");
  await type(page.getByRole("dialog").getByLabel("E-mail or telephone"), "anna@example.com");
  await press("Enter", "add a candidate", () => page.getByRole("dialog").waitFor({ state: "hidden" }));
  await to(page.getByRole("main").getByRole("link", { name: "Anna Petrova" }));
  await press("Enter", "to the candidate", heading(page, "Anna Petrova"));
  await onHeading(page);
  await type(page.getByLabel("New note"), "Called back.");
  await to(page.getByRole("button", { name: "Add note" }));
  const note = page.getByRole("listitem").filter({ hasText: "Called back." });
  await press("Enter", "add a note", () => note.waitFor());
  await to(note.getByRole("button", { name: "Remove" }));
  await press("Enter", "remove a note", () => note.waitFor({ state: "detached" }));
  await to(page.getByRole("button", { name: /^More actions for/ }), "Shift+Tab");
  await pick("Remove candidate", heading(page, "Candidates"));
  assert.deepEqual(lost, [], "after these the focus was nowhere");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("what is moved up or down keeps the focus and says where it stands, and a new stage waits for its name", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  const { has } = keyboard(page);
  await introduce(page);
  await describeJob(page);
  const move = async (way, name, place, of) => {
    const button = page.getByRole("button", { name: `Move ${way}: ${name}`, exact: true });
    await button.focus();
    await page.keyboard.press("Enter");
    await page.getByText(`${name}, ${place} of ${of}`, { exact: true }).first().waitFor();
    await page.waitForTimeout(100);
    assert.ok(await has(button), `the focus is on the button that moves ${name} ${way}`);
  };
  await page.getByRole("main").getByRole("link", { name: "Stages" }).click();
  await heading(page, "Stages")();
  for (const place of [4, 5]) await move("down", "Phone", place, 8);
  for (const place of [4, 3, 2, 1, 1]) await move("up", "Phone", place, 8);
  await page.getByRole("button", { name: "Add stage" }).click();
  const added = page.getByLabel("Stage 7", { exact: true });
  await page.waitForFunction(() => document.activeElement.labels?.[0]?.innerText === "Stage 7");
  assert.ok(await has(added));
  assert.ok(await added.evaluate((field) => field.getBoundingClientRect().bottom <= innerHeight && field.getBoundingClientRect().top >= 0));
  await page.getByRole("main").getByRole("link", { name: "Criteria" }).click();
  await page.getByRole("button", { name: "Patient listening" }).click();
  await page.getByRole("button", { name: "Clear writing" }).click();
  await move("down", "Patient listening", 2, 2);
  await move("up", "Patient listening", 1, 2);
  await page.getByRole("button", { name: "Add criterion" }).click();
  await page.waitForFunction(() => document.activeElement.tagName === "INPUT" && document.activeElement.value === "");
  assert.deepEqual(wrong, []);
  await context.close();
});
