// The talent pool at work: somebody who agreed is invited to an opening, and applies when they say yes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, introduce, launch, open, serve } from "./harness.mjs";
import { add, again, describeJob, fixCriteria } from "./steps.mjs";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser.close(); await server.close(); });

test("a person in the talent pool is invited by letter, noted, and applies", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await introduce(page);
  await page.getByRole("link", { name: "Candidates" }).first().click();
  await add(page, "Eleni Markaki", "eleni@example.com");
  await page.getByRole("link", { name: "Eleni Markaki" }).click();
  await page.getByRole("button", { name: "Add to the talent pool…" }).click();
  await page.getByLabel("How", { exact: true }).fill("E-mail of 3 May");
  await page.getByRole("button", { name: "Save the consent" }).click();
  await page.getByText("Eleni Markaki is in the talent pool").first().waitFor();
  await page.getByRole("link", { name: "Requisitions" }).first().click();
  await describeJob(page);
  await fixCriteria(page);

  await page.getByRole("button", { name: "Invite from the talent pool" }).click();
  const dialog = page.getByRole("dialog");
  const letter = decodeURIComponent(await dialog.getByRole("link", { name: "E-mail to Eleni Markaki" }).getAttribute("href"));
  assert.match(letter, /subject=We are looking for: Customer service agent/);
  assert.match(letter, /^mailto:eleni@example\.com.*looking for somebody for “Customer service agent”/s);
  assert.deepEqual(await faults(page), []);
  await dialog.getByRole("button", { name: "Note the invitation: Eleni Markaki" }).click();
  await page.getByText("The invitation of Eleni Markaki is noted").first().waitFor();
  await dialog.getByText(/^invited on /).waitFor();
  await dialog.getByRole("button", { name: "Applies: Eleni Markaki" }).click();
  await dialog.getByText("Nobody in the talent pool can be invited").waitFor();
  await page.keyboard.press("Escape");
  const card = page.getByRole("region", { name: "New", exact: true }).getByRole("listitem").filter({ hasText: "Eleni Markaki" });
  await card.getByText("Talent pool").waitFor();
  await again(page);
  await card.getByRole("link").click();
  await page.getByText("E-mail, to them: Dear Eleni Markaki").waitFor();
  await page.getByText("you agreed that we may write to you").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a consent that ends soon is on Today until it is renewed", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await introduce(page);
  const today = async () => {
    await page.getByRole("link", { name: "Today" }).first().click();
    await page.getByRole("heading", { level: 1, name: "Today" }).waitFor();
  };
  const ahead = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  for (const [name, until] of [["Eleni Markaki", ahead(8)], ["Tom Beckett", ahead(200)]]) {
    await page.getByRole("link", { name: "Candidates" }).first().click();
    await add(page, name, `${name.slice(0, 3)}@example.com`);
    await page.getByRole("link", { name }).click();
    await page.getByRole("button", { name: "Add to the talent pool…" }).click();
    await page.getByLabel("How", { exact: true }).fill("E-mail of 3 May");
    await page.getByLabel("Until", { exact: true }).fill(until);
    await page.getByRole("button", { name: "Save the consent" }).click();
    await page.getByText(`${name} is in the talent pool`).first().waitFor();
  }
  await again(page);
  await today();
  await page.getByRole("heading", { name: "1 consent to the talent pool ends soon: ask again" }).waitFor();
  assert.equal(await page.getByRole("main").getByRole("link", { name: "Tom Beckett" }).count(), 0);
  assert.deepEqual(await faults(page), []);
  await page.getByRole("main").getByRole("link", { name: "Eleni Markaki" }).click();
  await page.getByRole("heading", { level: 1, name: "Eleni Markaki" }).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a plain day is that day wherever it is read, and history invents no hour for it", async () => {
  // Noon in Greenwich is tomorrow in the one, and midnight there was yesterday in the other.
  for (const timezoneId of ["Pacific/Auckland", "America/New_York"]) {
    const { page, context, wrong } = await open(browser, `${server.origin}/`, { timezoneId });
    await introduce(page);
    await describeJob(page);
    await fixCriteria(page);
    await add(page, "Eleni Markaki", "eleni@example.com");
    await page.getByRole("link", { name: "Eleni Markaki" }).click();
    await page.getByLabel("Next step").fill("Call back");
    const year = new Date().getFullYear();
    await page.getByLabel("By when").fill(`${year + 1}-12-24`);
    await page.getByLabel("By when").blur();
    await page.getByRole("main").getByRole("link", { name: "Edit person" }).click();
    await page.getByRole("button", { name: "Add to the talent pool…" }).click();
    await page.getByLabel("How", { exact: true }).fill("E-mail of 3 May");
    await page.getByLabel("Consent given on").fill(`${year - 1}-12-24`);
    await page.getByLabel("Until", { exact: true }).fill(`${year + 1}-08-15`);
    await page.getByRole("button", { name: "Save the consent" }).click();
    await page.getByRole("main").getByText(`15 Aug ${year + 1}`).first().waitFor();
    await page.getByRole("button", { name: "Consent withdrawn" }).click();
    await page.goBack();
    const happened = page.getByRole("listitem").filter({ hasText: "to the talent pool" });
    await happened.nth(1).waitFor();
    const today = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: timezoneId });
    assert.deepEqual(await happened.getByRole("time").allInnerTexts(), [today.format(new Date()), `24 Dec ${year - 1}`]);
    await page.getByRole("main").getByRole("link", { name: "Board" }).click();
    await page.getByText(`Call back · 24 Dec ${year + 1}`).waitFor();
    assert.deepEqual(wrong, []);
    await context.close();
  }
});
