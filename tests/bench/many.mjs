// What is done to thousands of people at once on the board: how long it takes until it is all done and kept, and the longest time for
// which the page answers nobody meanwhile. Prints a table; it is no test, as run.mjs is none.
//
//   script/build && node tests/bench/many.mjs [applications, such as 10000]
import { launch, open, serve } from "../e2e/harness.mjs";
import { openSeeded } from "../e2e/steps.mjs";

const size = Number(process.argv[2] ?? 10_000);
const [browser, server] = [await launch(), await serve()];
const { page, context } = await open(browser, "about:blank");
await context.addInitScript(() => {
  window.long = [];
  new PerformanceObserver((list) => window.long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
});
page.setDefaultTimeout(120_000);
const board = await openSeeded(page, `${server.origin}/`, size);
await page.evaluate((board) => { location.hash = board; }, board);
await page.waitForSelector(".cardx");

const button = (name) => page.getByRole("button", { name });
const dialog = page.getByRole("dialog");
const pick = (menu, item) => async () => {
  await button(menu).last().click();
  await page.getByRole("menuitem", { name: item }).click();
};
const submit = () => dialog.locator("button[type=submit]").last().click();

/** Does something and says what it cost; `said` is what the page says at the end. */
async function cost(what, deed, said) {
  // What was done before is kept and counted by now.
  await page.waitForTimeout(7000);
  await page.evaluate(() => { window.long = []; });
  const begin = performance.now();
  await deed();
  await page.locator(".toast", { hasText: said }).first().waitFor();
  const done = performance.now() - begin;
  await page.waitForFunction(() => /in this browser/.test(document.querySelector("nav .saved")?.innerText ?? ""));
  const kept = performance.now() - begin;
  await page.waitForTimeout(3000);
  const longest = await page.evaluate(() => Math.max(0, ...window.long));
  const ms = (time) => time.toFixed(0).padStart(9);
  console.log(what.padEnd(18), ms(done), ms(kept), longest < 50 ? "    < 50" : ms(longest));
}

await button("Select").click();
await page.getByRole("checkbox", { name: "Select all in New" }).check();
console.log(`${await page.locator(".bulk [role=status]").innerText()} of ${size}: milliseconds until it is done, until it is kept, the longest task\n`);
await cost("move", pick("Move to…", "Phone"), "moved to Phone");
await cost("undo the move", () => page.keyboard.press("Control+z"), "Undone");
await button("Tag…").click();
await dialog.getByLabel("New tag").fill("weekends");
await cost("tag", submit, "weekends");
await button("Disqualify…").click();
await dialog.getByLabel("Reason").fill("No Greek, which the advert asks for.");
await cost("disqualify", submit, "disqualified");
await cost("undo that", () => page.keyboard.press("Control+z"), "Undone");
await cost("do it again", () => page.keyboard.press("Control+Shift+z"), "again");
await button("Tell them…").click();
await cost("answer", submit, "answered");
await browser.close();
await server.close();
