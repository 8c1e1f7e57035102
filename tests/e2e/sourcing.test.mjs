// Telling a position: the colleagues first, then two channels, with texts that are copied, and what came of each.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, introduce, launch, open, serve } from "./harness.mjs";
import { again, describeJob, fixCriteria } from "./steps.mjs";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser.close(); await server.close(); });

test("colleagues are told and say what is missing; a channel is posted, applied from, measured, removed and brought back", async () => {
  const { page, context, wrong } = await open(browser, `${server.origin}/`);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await introduce(page);
  await describeJob(page);
  // A promise that candidates read; what is none is refused, and an empty one promises nothing.
  const promise = page.getByLabel("You answer within (days)", { exact: false });
  await promise.fill("soon");
  await promise.blur();
  await page.getByText("Write a number of days from 1 to 90.").first().waitFor();
  await promise.fill("1");
  await promise.blur();
  await page.getByText("You hear from us within 1 day, whatever we decide.").waitFor();
  await promise.fill("");
  await promise.blur();
  await page.getByText("You hear from us").waitFor({ state: "detached" });
  await promise.fill("5");
  await promise.blur();
  await page.getByText("You hear from us within 5 days, whatever we decide.").waitFor();
  await again(page);
  await page.getByText("You hear from us within 5 days, whatever we decide.").waitFor();
  await fixCriteria(page);
  await page.getByRole("main").getByRole("link", { name: "Sourcing" }).click();
  await page.getByRole("heading", { level: 1, name: "Sourcing" }).waitFor();
  await page.getByText("Your colleagues have not been told yet.").waitFor();
  assert.match(await page.getByLabel("Announcement to colleagues", { exact: true }).inputValue(), /Customer service agent[^]*€1,200[^]*apply like everybody else/);
  assert.match(decodeURIComponent(await page.getByRole("link", { name: "Write an e-mail" }).getAttribute("href")), /We are looking for: Customer service agent/);
  await page.getByRole("button", { name: "We have told them" }).click();
  await page.getByText("Your colleagues have not been told yet.").waitFor({ state: "detached" });
  await page.getByLabel("Who says it").fill("Nikos");
  await page.getByLabel("What they say").fill("Say that we work on Saturdays.");
  await page.getByRole("button", { name: "Add comment" }).click();
  await page.getByText("Say that we work on Saturdays.").waitFor();
  await page.getByLabel("Taken up: comment of Nikos").check();
  assert.deepEqual(await faults(page), []);

  // The employer's words are in the texts; the short one counts its signs.
  await page.getByLabel("About us").fill("A small shop by the sea that mends what it sells.");
  await page.getByLabel("How to apply").fill("https://example.com/apply");
  await page.waitForFunction(() => document.getElementById("short").value.endsWith("\nhttps://example.com/apply"));
  assert.match(await page.getByLabel("Long, for job boards", { exact: true }).inputValue(), /mends what it sells/);
  assert.match(await page.getByLabel("Short, for social networks", { exact: true }).inputValue(), /^Customer service agent\n[^]*https:\/\/example.com\/apply$/);
  assert.match(await page.getByLabel("Long, for job boards", { exact: true }).inputValue(), /example.com\/apply\nYou hear from us within 5 days, whatever we decide\.$/);
  await page.getByText(/of 280 characters/).waitFor();
  await page.getByRole("button", { name: "Copy: Short, for social networks" }).click();
  await page.getByText("Copied").first().waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^Customer service agent/);

  // A posting needs a name, and a link that is one.
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Add a posting" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("Write the channel’s name.").waitFor();
  await dialog.getByLabel("Name", { exact: true }).fill("Kariera.gr");
  await dialog.getByLabel("Link", { exact: false }).fill("javascript:alert(1)");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("Write an address that begins with").waitFor();
  assert.deepEqual(await faults(page), []);
  await dialog.getByLabel("Link", { exact: false }).fill("https://kariera.example/42");
  await dialog.getByLabel("Posted on").fill("2026-11-02");
  await dialog.getByLabel("Until").fill("2026-11-01");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("The last day is before the first one.").waitFor();
  await dialog.getByLabel("Until").fill("2027-11-30");
  await dialog.getByLabel("Cost (EUR)").fill("120");
  await dialog.getByLabel("An experiment").fill("Do people read it on a phone?");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "hidden" });
  const posting = page.getByRole("listitem").filter({ hasText: "Kariera.gr" });
  await posting.getByText("0 applications · €120").waitFor();
  await posting.getByRole("link", { name: "https://kariera.example/42" }).waitFor();
  await again(page);

  // Somebody who works here applies by way of it.
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  await page.getByRole("button", { name: "Add candidate" }).first().click();
  await dialog.getByLabel("Name").fill("Eleni Markaki");
  await dialog.getByLabel("E-mail or telephone").fill("eleni@example.com");
  await dialog.getByLabel("Where from").fill("kariera.gr");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("link", { name: "Eleni Markaki" }).click();
  await page.getByLabel("Works here already").check();
  await page.getByText("kariera.gr · works here").waitFor();
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  await page.getByRole("main").getByRole("link", { name: "Sourcing" }).click();
  await posting.getByText("1 application · 0 got further · 0 hired · €120, €120 an application").waitFor();

  await posting.getByRole("button", { name: "Remove: Kariera.gr" }).click();
  await posting.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await posting.waitFor();
  await again(page);
  await posting.waitFor();
  assert.ok(await page.getByLabel("Taken up: comment of Nikos").isChecked());
  assert.deepEqual(wrong, []);
  await context.close();
});
