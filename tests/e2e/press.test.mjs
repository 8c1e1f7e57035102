// A click lands where it was aimed, though what a field writes when it is left moves the page: the list of what is missing shrinks
// above what somebody is just pressing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { introduce, launch, open, serve } from "./harness.mjs";
import { add, again, describeJob, fixCriteria } from "./steps.mjs";

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser.close(); await server.close(); });

for (const [way, options] of [["by mouse", {}], ["by finger", { hasTouch: true }]]) {
  test(`the last evidence is written and the recommendation pressed at once, ${way}`, async () => {
    const { page, context, wrong } = await open(browser, `${server.origin}/`, options);
    await introduce(page);
    await describeJob(page);
    await fixCriteria(page);
    await add(page, "Eleni Markaki", "eleni@example.com");
    await again(page);
    await page.getByRole("link", { name: "Eleni Markaki" }).click();
    await page.getByRole("link", { name: /my scorecard/ }).click();
    for (const criterion of ["Patient listening", "Clear writing"]) {
      await page.getByRole("group", { name: criterion }).getByRole("radio", { name: "4", exact: true }).check();
    }
    const [first, second] = await page.getByLabel("Evidence").all();
    await first.fill("Let the caller finish.");
    await second.fill("Restated the problem.");
    const yes = page.getByRole("group", { name: "Would you hire this person?" }).getByText("Surely yes");
    await yes.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await yes.boundingBox();
    const [left, top] = [x + width / 2, y + height / 2];
    if (options.hasTouch) {
      await page.touchscreen.tap(left, top);
    } else {
      await page.mouse.move(left, top);
      await page.mouse.down();
      // As long as a finger takes.
      await page.waitForTimeout(120);
      await page.mouse.up();
    }
    await page.waitForFunction(() => document.querySelector("input[name=recommendation]:checked")?.id === "recommendation-3");
    // What was left was written all the same.
    await page.getByText("1 thing is missing").waitFor({ state: "detached" });
    await again(page);
    assert.equal(await second.inputValue(), "Restated the problem.");
    assert.deepEqual(wrong, []);
    await context.close();
  });
}
