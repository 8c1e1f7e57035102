// The steps of a hire that more than one test takes, as a person takes them. Must never look behind the screen: what a step needs
// to know it reads from the page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { introduce, kept } from "./harness.mjs";
import { id, workspaceFile } from "./seed.mjs";

/** Everything is kept, and still there after a reload. */
export async function again(page) {
  await kept(page);
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
}

/** A new requisition, refused while it lacks what candidates must know, then complete and published. */
export async function describeJob(page) {
  await page.getByRole("button", { name: "New requisition" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Untitled position" }).waitFor();
  await page.getByText("9 things stand between you and publishing").waitFor();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByText("The job description is not complete yet").first().waitFor();
  await page.getByLabel("Job title").fill("Customer service agent");
  await page.getByLabel("Purpose").fill("Help the people who bought our tents when something is wrong.");
  await page.getByLabel("From", { exact: true }).fill("1,200");
  await page.getByLabel("To", { exact: true }).fill("1.500");
  await page.getByLabel("Add to Qualifications").fill("Fluent Greek");
  await page.getByLabel("Add to Qualifications").press("Enter");
  await page.getByLabel("Hours").fill("40 hours, Monday to Friday");
  await page.getByLabel("Shifts").selectOption({ label: "No shifts" });
  await page.getByLabel("Workplace").selectOption({ label: "Hybrid" });
  await page.getByLabel("Town or address").fill("Thessaloniki");
  await page.getByLabel("Add to Perks").fill("Health insurance from day one");
  await page.getByLabel("Add to Perks").press("Enter");
  await page.getByText("You can publish.").waitFor();
  await again(page);
  assert.equal(await page.getByLabel("Hours").inputValue(), "40 hours, Monday to Friday");
  await page.getByRole("complementary").getByText("€1,200 – €1,500 a month").waitFor();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByText(/Published \d/).waitFor();
  await again(page);
}

/** From the job description by way of the criteria, which are fixed, to the board. */
export async function fixCriteria(page) {
  await page.getByRole("main").getByRole("link", { name: "Criteria" }).click();
  await page.getByRole("heading", { level: 1, name: "Criteria" }).waitFor();
  await page.getByRole("button", { name: "Patient listening" }).click();
  await page.getByRole("button", { name: "Clear writing" }).click();
  await page.getByRole("button", { name: "Fix the criteria" }).click();
  await page.getByText("Fixed: everybody is scored on these").waitFor();
  await again(page);
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
}

/** Adds a candidate on the board. */
export async function add(page, name, contact) {
  await page.getByRole("button", { name: "Add candidate" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("E-mail or telephone").fill(contact);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

/** From the board and back: my scorecard on somebody, handed in. */
export async function score(page, name, marks) {
  await page.getByRole("link", { name }).click();
  await page.getByRole("link", { name: /my scorecard/ }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  for (const [criterion, mark] of marks) {
    await page.getByRole("group", { name: criterion }).getByRole("radio", { name: mark, exact: true }).check();
  }
  for (const field of await page.getByLabel("Evidence").all()) {
    await field.fill("Let the caller finish, then restated the problem.");
  }
  await page.getByRole("group", { name: "Would you hire this person?" }).getByRole("radio", { name: "Surely yes" }).check();
  await again(page);
  await page.getByRole("button", { name: "Hand in scorecard" }).click();
  await page.getByText(/It stays as it is/).waitFor();
  await page.getByRole("main").getByRole("link", { name: "Application" }).click();
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
}

/** One whole hire: from a new requisition to the decision, with a reload after each step. */
export async function hire(page) {
  await describeJob(page);
  await fixCriteria(page);
  await add(page, "Eleni Markaki", "eleni@example.com");
  await add(page, "王小明", "+30 2310 000000");
  await again(page);

  // By the menu, with the keyboard alone; the focus stays with the card, and the move is read aloud.
  const menu = page.getByRole("button", { name: "More actions for Eleni Markaki" });
  await menu.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.textContent === "Screening");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "Interview" }).getByRole("link", { name: "Eleni Markaki" }).waitFor();
  await page.getByText("Eleni Markaki moved to Interview, position 1 of 1").first().waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "More actions for Eleni Markaki");
  await page.keyboard.press("Control+z");
  await page.getByRole("region", { name: "New" }).getByRole("link", { name: "Eleni Markaki" }).waitFor();
  await page.keyboard.press("Control+Shift+z");
  await page.getByRole("region", { name: "Interview" }).getByRole("link", { name: "Eleni Markaki" }).waitFor();
  await again(page);

  await score(page, "Eleni Markaki", [["Patient listening", "5"], ["Clear writing", "Not assessed"]]);
  await page.getByText("5.0 · 1 of 1 scored").waitFor();
  await score(page, "王小明", [["Patient listening", "3"], ["Clear writing", "4"]]);
  await page.getByRole("main").getByRole("link", { name: "Compare" }).click();
  await page.getByText("Eleni Markaki leads by 1.5.").waitFor();
  const row = page.getByRole("row", { name: /Eleni Markaki/ });
  assert.match(await row.innerText(), /5\.0\s+50%/);
  await row.getByRole("button", { name: "Decide…" }).click();
  await page.getByRole("button", { name: "Record the decision" }).click();
  await page.getByText("Write the reason for the decision.").first().waitFor();
  await page.getByRole("dialog").getByLabel("Reason").fill("Best evidence of listening; writing to be trained.");
  await page.getByRole("button", { name: "Record the decision" }).click();
  await row.getByText("Hire", { exact: true }).waitFor();
  await again(page);
  await row.getByText("Hire", { exact: true }).waitFor();
}

/** Moves the application that is on the screen to another stage. */
export async function moveTo(page, stage) {
  await page.getByRole("button", { name: "Move to…" }).click();
  await page.getByRole("menuitem", { name: stage }).click();
}

/** Removes the candidate who is on the screen and waits for the last word. */
export async function removeCandidate(page) {
  await page.getByRole("button", { name: /^More actions for/ }).click();
  await page.getByRole("menuitem", { name: "Remove candidate" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove all the same" }).click();
}

/** Takes a file in, as far as the report of what it would change. */
export async function choose(page, text, name = "theirs.handpick.json") {
  await page.getByRole("navigation").getByRole("link", { name: "Data and backup" }).click();
  await page.getByLabel("Choose a file…").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await page.getByText(`What ${name} would change`).waitFor();
}

/** The workspace as the file that a person gets, and the file's name. */
export async function exported(page) {
  await page.getByRole("navigation").getByRole("link", { name: "Data and backup" }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export the workspace" }).click();
  const download = await downloading;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** Opens a browser that holds nothing yet, and takes in so many people who apply for one position. Answers the address of their board. */
export async function openSeeded(page, url, count) {
  await page.goto(url);
  await introduce(page);
  await choose(page, workspaceFile(count));
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByLabel("Your name").fill("Nikos");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("link", { name: "Customer service agent" }).waitFor();
  return `#/requisitions/${id(1, 1)}/board`;
}
