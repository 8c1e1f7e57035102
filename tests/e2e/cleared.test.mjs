// All site data is gone, as when somebody cleans up their browser or gets a new computer: the backup file brings everything back,
// and what is exported then is the same, byte by byte.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { introduce, kept, launch, open, targets } from "./harness.mjs";
import { add, choose, describeJob, exported, fixCriteria, score } from "./steps.mjs";

let browser, ways;
before(async () => { browser = await launch(); ways = await targets(); });
after(async () => { await browser.close(); await ways.close(); });

/** Clears what the browser's own dialog clears: both stores, caches, the service worker. */
async function clearSiteData(context, page, url) {
  const address = new URL(url);
  const origin = address.protocol === "file:" ? "file://" : address.origin;
  await page.goto("about:blank");
  const client = await context.newCDPSession(page);
  await client.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
}

for (const way of ["http root", "one file"]) {
  test(`site data cleared, ${way}: the backup brings all of it back`, async () => {
    const { url } = ways.list.find(({ name }) => name === way);
    const { page, context, wrong } = await open(browser, url);
    await introduce(page);
    await describeJob(page);
    await fixCriteria(page);
    await add(page, "Eleni Markaki", "eleni@example.com");
    await add(page, "王小明", "+30 2310 000000");
    await score(page, "Eleni Markaki", [["Patient listening", "5"], ["Clear writing", "4"]]);
    await page.getByRole("button", { name: "More actions for 王小明" }).click();
    await page.getByRole("menuitem", { name: "Interview" }).click();
    await page.getByRole("link", { name: "Eleni Markaki" }).click();
    await page.getByLabel("New note").fill("Called back.\nCan start in December.");
    await page.getByRole("button", { name: "Add note" }).click();
    await kept(page);
    const backup = await exported(page);

    await clearSiteData(context, page, url);
    await page.goto(url);
    // Nothing is left: the app asks who is there, as on the first day.
    await introduce(page, "Katerina on a new computer", "");
    await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
    assert.equal(await page.getByText("Eleni Markaki").count(), 0);
    await choose(page, backup.text, backup.name);
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await page.getByRole("button", { name: "Katerina Vlachou" }).click();
    await page.getByRole("link", { name: "Customer service agent" }).waitFor();
    await kept(page);
    assert.equal((await exported(page)).text, backup.text);
    await page.reload();
    await kept(page);
    assert.equal((await exported(page)).text, backup.text);
    await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
    await page.getByRole("link", { name: "Eleni Markaki" }).click();
    await page.getByText("Can start in December.").waitFor();
    assert.deepEqual(wrong, []);
    await context.close();
  });
}
