// Meeting and talking, as a person does it: an interview that is planned, moved and cancelled, a question that waits until it is
// answered, an offer that nobody has called about.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { faults, introduce, launch, open, serve, watched } from "./harness.mjs";
import { add, again, describeJob, fixCriteria, moveTo } from "./steps.mjs";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser.close(); await server.close(); });

async function applicant() {
  const opened = await open(browser, `${server.origin}/`);
  const { page } = opened;
  await introduce(page);
  await describeJob(page);
  await fixCriteria(page);
  await add(page, "Ελένη Μαρκάκη", "eleni@example.com");
  await page.getByRole("link", { name: "Ελένη Μαρκάκη" }).click();
  await page.getByRole("heading", { level: 1, name: "Ελένη Μαρκάκη" }).waitFor();
  return opened;
}

const two = (number) => String(number).padStart(2, "0");
/** As a field for day and time has it. */
const field = (at) => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;

test("an interview is planned, stands on Today, is moved, goes into a calendar and is cancelled; each of it can be undone", async () => {
  const { page, context, wrong } = await applicant();
  const dialog = page.getByRole("dialog");
  await page.getByText("No interview is planned.").waitFor();
  await page.getByRole("button", { name: "Plan an interview" }).click();
  await dialog.getByRole("heading", { name: "Interview with Ελένη Μαρκάκη" }).waitFor();
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("Choose the day and the time.").waitFor();
  assert.deepEqual(await faults(page), []);
  // In a minute: today, whatever the time is.
  const soon = new Date(Date.now() + 60_000);
  await dialog.getByLabel("Day and time").fill(field(soon));
  await dialog.getByLabel("Minutes").fill("3");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByText("Write a number of minutes from 5 to 480.").first().waitFor();
  await dialog.getByLabel("Minutes").fill("60");
  await dialog.getByLabel("How").selectOption({ label: "Video" });
  await dialog.getByLabel("Where").fill("Room 2; bring the ticket, please");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByText("60 minutes · Video · Room 2; bring the ticket, please").first().waitFor();
  await page.getByRole("listitem").filter({ hasText: /^Interview on .*Video/ }).waitFor();
  await again(page);

  // The card says when.
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  const card = page.getByRole("region", { name: "New", exact: true }).getByRole("listitem").filter({ hasText: "Ελένη Μαρκάκη" });
  await card.getByText(`${two(soon.getHours())}:${two(soon.getMinutes())}`).waitFor();

  // Today names it, unless the day ends before it begins.
  await page.getByRole("navigation").getByRole("link", { name: "Today" }).click();
  await page.getByRole("heading", { level: 1, name: "Today" }).waitFor();
  if (soon.getDate() === new Date().getDate()) {
    await page.getByRole("heading", { name: "1 interview today" }).waitFor();
    assert.deepEqual(await faults(page), []);
    await page.getByRole("main").getByRole("link", { name: "Ελένη Μαρκάκη" }).click();
  } else {
    await page.goBack();
    await card.getByRole("link").click();
  }

  const file = async () => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: /^Calendar file of the interview/ }).click(),
    ]);
    assert.equal(download.suggestedFilename(), "interview.ics");
    return (await readFile(await download.path(), "utf8")).replaceAll("\r\n ", "").split("\r\n");
  };
  const first = await file();
  assert.ok(first.includes("LOCATION:Room 2\\; bring the ticket\\, please"), first.join("\n"));
  assert.ok(first.includes("SUMMARY:Interview: Ελένη Μαρκάκη\\, Customer service agent"), first.join("\n"));

  await page.getByRole("button", { name: /^Change the interview/ }).click();
  const later = new Date(Date.now() + 3 * 86_400_000);
  assert.equal(await dialog.getByLabel("Where").inputValue(), "Room 2; bring the ticket, please");
  await dialog.getByLabel("Day and time").fill(field(later));
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "hidden" });
  const second = await file();
  const line = (lines, name) => lines.find((one) => one.startsWith(`${name}:`));
  assert.equal(line(second, "UID"), line(first, "UID"));
  assert.notEqual(line(second, "DTSTART"), line(first, "DTSTART"));

  await page.getByRole("button", { name: /^Cancel the interview/ }).click();
  await page.getByText("No interview is planned.").waitFor();
  await page.getByRole("listitem").filter({ hasText: /^Interview on .*: cancelled/ }).waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await page.getByRole("button", { name: /^Change the interview/ }).waitFor();
  await again(page);
  await page.getByRole("button", { name: /^Change the interview/ }).waitFor();

  // Whoever is out is not met: what stands is to be cancelled.
  await moveTo(page, "Disqualified");
  await dialog.getByLabel("Reason").fill("No Greek.");
  await dialog.getByRole("button", { name: "Disqualify" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  await page.getByRole("region", { name: "Disqualified" }).getByText(/: is out, cancel it$/).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("what they ask waits on Today until it is answered; an open offer says whether anybody has called", async () => {
  const { page, context, wrong } = await applicant();
  await page.getByLabel("New note").fill("When do I hear from you?");
  await page.getByLabel("What it is").selectOption({ label: "E-mail" });
  await page.getByRole("radio", { name: "They told us" }).check();
  await page.getByLabel("They ask something that waits for an answer").check();
  assert.deepEqual(await faults(page), []);
  await page.getByRole("button", { name: "Add note" }).click();
  const asked = page.getByRole("listitem").filter({ hasText: "E-mail, from them: When do I hear from you?" });
  await asked.getByText("waits for an answer").waitFor();
  await again(page);

  await page.getByRole("navigation").getByRole("link", { name: "Today" }).click();
  await page.getByRole("heading", { name: "1 question waits for an answer" }).waitFor();
  await page.getByRole("main").getByRole("link", { name: "Ελένη Μαρκάκη" }).click();
  await asked.getByRole("button", { name: "Answered" }).click();
  await asked.getByText("waits for an answer").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await asked.getByText("waits for an answer").waitFor();
  await asked.getByRole("button", { name: "Answered" }).click();

  // Nobody has called about the offer yet.
  await moveTo(page, "Offer");
  await page.getByText("Nobody has spoken to them since.").waitFor();
  await page.getByLabel("New note").fill("We want you: the tents need somebody who listens.");
  await page.getByLabel("What it is").selectOption({ label: "Telephone" });
  await page.getByRole("radio", { name: "We told them" }).check();
  await page.getByRole("button", { name: "Add note" }).click();
  await page.getByText("Somebody spoke to them on").waitFor();
  assert.deepEqual(await faults(page), []);
  await again(page);
  await page.getByText("Somebody spoke to them on").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("the sample data shows what waits: an interview, a question in their words, a next step, and who was promised a word", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`, { timezoneId: "Europe/Athens" });
  await page.clock.setFixedTime(new Date("2026-11-23T09:00:00Z"));
  await introduce(page);
  await page.getByRole("button", { name: "Look around with sample data" }).click();
  await page.getByText("This is sample data").waitFor();
  await page.getByRole("link", { name: "Today" }).click();
  await page.getByText("4 things wait").waitFor();
  const waits = (name) => page.getByRole("main").getByRole("listitem").filter({ hasText: name });
  await waits("Giorgos Lekkas").getByText("23 Nov, 11:45").waitFor();
  await waits("Sofia Dimou").getByText("“Could I begin in January?").waitFor();
  await waits("Ivan Sokolov").getByText("Plan the role play with the shop, by").waitFor();
  await waits("Anna Petrova").getByText("since").waitFor();
  assert.deepEqual(await faults(page), []);
  // What is answered in another tab waits here no longer.
  const other = await watched(context, wrong);
  await other.goto(page.url());
  await other.getByRole("link", { name: "Sofia Dimou" }).click();
  await other.getByRole("button", { name: "Answered" }).click();
  await page.getByText("3 things wait").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});
