// People walk in: a name, one contact, Enter, the next one; and each of them stands on the board with where they came from.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, introduce, kept, launch, open, targets } from "./harness.mjs";
import { add } from "./steps.mjs";

let browser, ways;
before(async () => { browser = await launch(); ways = await targets(); });
after(async () => { await browser.close(); await ways.close(); });

test("three people walk in, by keyboard alone, and one of them was here before", async () => {
  const { context, page, wrong } = await open(browser, ways.list[0].url);
  await introduce(page);
  await page.getByRole("button", { name: "New requisition" }).first().click();
  await page.getByLabel("Job title").fill("Night porter");
  await page.getByLabel("Job title").blur();
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  await page.getByRole("link", { name: "Walk-in" }).click();
  await page.getByRole("heading", { level: 1, name: "Walk-in" }).waitFor();
  assert.deepEqual(await faults(page), []);
  await page.getByLabel("Name").focus();
  for (const [name, contact] of [["Ελένη Μαρκάκη", "eleni@example.com"], ["王小明", "+30 2310 000000"]]) {
    await page.keyboard.type(name);
    await page.keyboard.press("Tab");
    await page.keyboard.type(contact);
    await page.keyboard.press("Enter");
    await page.getByText("Thank you, it is noted. The next person can begin.").waitFor();
    // The next one begins at once.
    await page.waitForFunction(() => document.activeElement?.id === "add-name" && document.activeElement.value === "");
  }
  await page.keyboard.press("Enter");
  await page.getByText("Write the person's name.").first().waitFor();
  await page.keyboard.type("Eleni again");
  await page.getByLabel("E-mail or telephone").fill("eleni@example.com");
  await page.getByText("This contact is here already, for this position too.").waitFor();
  assert.deepEqual(await faults(page), []);
  await page.getByText("2 came today").waitFor();

  // The next one looks at this screen: nobody's name, and no way to anybody's page.
  const seen = await page.locator("body").innerText();
  for (const name of ["Ελένη", "王小明"]) assert.ok(!seen.includes(name), seen);
  assert.equal(await page.getByRole("navigation").count(), 0);
  const links = await page.getByRole("main").getByRole("link").allInnerTexts();
  assert.deepEqual(links, ["End walk-in"]);
  await page.getByRole("link", { name: "End walk-in" }).click();
  await page.getByRole("navigation", { name: "Main" }).waitFor();
  await kept(page);
  await page.reload();
  await page.getByRole("link", { name: "王小明" }).click();
  assert.equal(await page.getByText("Walk-in").count() > 0, true);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("whoever walks in takes nothing back that was done before, and reads nothing of it", async () => {
  const { context, page, wrong } = await open(browser, ways.list[0].url);
  await introduce(page);
  await page.getByRole("button", { name: "New requisition" }).first().click();
  await page.getByLabel("Job title").fill("Night porter");
  await page.getByLabel("Job title").blur();
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  const board = page.url();
  await add(page, "Eleni Markaki", "eleni@example.com");
  const messages = page.getByRole("region", { name: "Messages" });
  await messages.getByRole("button", { name: "Undo" }).waitFor();
  await page.getByRole("link", { name: "Walk-in" }).click();
  await page.getByRole("heading", { level: 1, name: "Walk-in" }).waitFor();
  await messages.getByText("Eleni Markaki was added").waitFor({ state: "detached" });
  assert.ok(!(await page.locator("body").innerText()).includes("Eleni"));
  assert.equal(await page.getByRole("button", { name: /undo|redo/i }).count(), 0);
  await page.getByLabel("Name").fill("王小明");
  await page.getByLabel("E-mail or telephone").fill("+30 2310 000000");
  await page.keyboard.press("Enter");
  await page.getByText("Thank you, it is noted.").waitFor();
  // Neither on the page nor in a field, where the browser has an undo of its own for what was typed.
  await page.keyboard.press("Control+z");
  assert.equal(await page.getByLabel("Name").inputValue(), "");
  await page.getByRole("heading", { level: 1 }).focus();
  for (const keys of ["Control+z", "Control+z", "Control+z", "Control+y", "Control+Shift+z"]) await page.keyboard.press(keys);
  await page.waitForTimeout(300);
  assert.equal(await messages.getByText(/./).count(), 0);
  await page.getByText("Night porter · 2 came today").waitFor();
  await page.getByRole("link", { name: "End walk-in" }).click();
  for (const name of ["Eleni Markaki", "王小明"]) await page.getByRole("link", { name }).waitFor();
  assert.equal(page.url(), board);

  // Whoever hires can do it again.
  await page.getByRole("button", { name: "Undo the last change" }).click();
  await page.getByRole("link", { name: "王小明" }).waitFor({ state: "detached" });
  await page.getByRole("link", { name: "Eleni Markaki" }).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});
