// One whole hire, as a person does it: from the empty app to a decision, exported and taken in by a colleague. Every step is
// followed by a reload, and loses nothing. On all three ways to open the release.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { introduce, launch, open, targets } from "./harness.mjs";
import { workspaceFile } from "./seed.mjs";
import { choose, exported, hire } from "./steps.mjs";

let browser, ways;
before(async () => { browser = await launch(); ways = await targets(); });
after(async () => { await browser.close(); await ways.close(); });

for (const [index, name] of ["http root", "http sub-path", "one file"].entries()) {
  test(`a whole hire, ${name}`, async () => {
    const { url } = ways.list[index];
    const { context, page, wrong } = await open(browser, url);
    await introduce(page);
    await hire(page);

    const { name: file, text } = await exported(page);
    assert.match(file, /^aegean-outdoor-ltd-\d{4}-\d\d-\d\d\.handpick\.json$/);
    assert.equal(JSON.parse(text).records.decision.length, 1);

    // A colleague, elsewhere.
    const there = await open(browser, url);
    await introduce(there.page, "Nikos", "");
    await choose(there.page, text);
    await there.page.getByRole("button", { name: "Open", exact: true }).click();
    await there.page.getByRole("button", { name: "Katerina Vlachou" }).waitFor();
    await there.page.getByLabel("Your name").fill("Nikos");
    await there.page.getByRole("button", { name: "Begin" }).click();
    await there.page.getByRole("link", { name: "Customer service agent" }).click();
    await there.page.getByRole("region", { name: "Hired" }).getByRole("link", { name: "Eleni Markaki" }).waitFor();

    assert.deepEqual([...wrong, ...there.wrong], []);
    await context.close();
    await there.context.close();
  });
}

test("a whole hire, beside two thousand candidates", async () => {
  const { context, page, wrong } = await open(browser, ways.list[0].url);
  await introduce(page);
  await choose(page, workspaceFile(2000));
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByLabel("Your name").fill("Katerina Vlachou");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("heading", { level: 1, name: "Requisitions" }).waitFor();
  await hire(page);
  const { records } = JSON.parse((await exported(page)).text);
  assert.equal(records.candidate.length, 2002);
  assert.equal(records.application.length, 2002);
  assert.equal(records.submission.length, 2);
  assert.equal(records.decision.length, 1);
  assert.deepEqual(wrong, []);
  await context.close();
});
