// A file made to do harm, opened by somebody who suspects nothing: it is imported or refused, no code of it runs on any screen, no
// address of it leads anywhere but to a mail program or a telephone, and what was there before is as it was.
// (`tests/hostile.rs` reads the same file without a browser.)
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { introduce, kept, launch, open, targets } from "./harness.mjs";
import { add, choose, exported } from "./steps.mjs";

const read = (name) => readFileSync(new URL(`../fixtures/${name}.handpick.json`, import.meta.url), "utf8");
const HOSTILE = read("hostile").replaceAll("@LONGER@", "W".repeat(100_001)).replaceAll("@LONG@", "W".repeat(100_000)).replaceAll("@EDGE@", "z".repeat(1000));
const V1 = read("v1");
const put = (what) => V1.replace('"Mia Horvat"', () => what);
const deep = (open, close) => open.repeat(1_000_000) + close.repeat(1_000_000);

/** Refused whole, and the words for it. */
const REFUSED = [
  ["deep lists", deep("[", "]"), /nested deeper/],
  ["deep objects in a good file", put(deep('{"a":', "}")), /nested deeper/],
  ["half a character", put('"\\ud800"'), /stops making sense/],
  ["a number beyond all numbers", put("1e400"), /stops making sense/],
  ["bytes that are no text", Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x22]), /stops making sense/],
  ["a page", "<script>window.hacked=1</script>", /stops making sense/],
];

let browser, ways;
before(async () => { browser = await launch(); ways = await targets(); });
after(async () => { await browser.close(); await ways.close(); });

/** What no screen may hold, whatever it was given to show. */
const harm = (page) => page.evaluate(() => {
  const found = [];
  if (window.hacked !== undefined) found.push(`code ran: ${window.hacked}`);
  if ({}.polluted !== undefined) found.push("the objects of the page were changed");
  const own = ["http:", "https:", "file:", "blob:", "mailto:", "tel:"];
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on") || name === "style" || name === "srcdoc") found.push(`${element.tagName} ${name}=${value}`);
    }
  }
  for (const { href } of document.querySelectorAll("a[href]")) {
    if (!own.includes(new URL(href).protocol)) found.push(`a link to ${href.slice(0, 100)}`);
    if (/^mailto:/.test(href) && /[?&](cc|bcc|attach)=/i.test(href)) found.push(`a letter to others: ${href.slice(0, 100)}`);
  }
  for (const foreign of document.querySelectorAll("main :is(script, iframe, object, embed, img, form[action], base, link, style)")) found.push(foreign.outerHTML.slice(0, 100));
  return found;
});

test("harm would be seen", async () => {
  const { page, context } = await open(browser, "about:blank");
  for (const harmful of ["<a href='javascript:1'>x</a>", "<img src=x>", "<p onclick='1'></p>", "<a href='mailto:a@b?bcc=c@d'>x</a>", "<script>window.hacked = 1</script>"]) {
    await page.setContent(`<main>${harmful}</main>`);
    assert.notDeepEqual(await harm(page), [], harmful);
    await page.evaluate(() => { delete window.hacked; });
  }
  await context.close();
});

for (const way of ["http root", "one file"]) {
  test(`a hostile file does no harm, ${way}`, async () => {
    const { url } = ways.list.find(({ name }) => name === way);
    const { page, context, wrong } = await open(browser, url);
    const dialogs = [];
    page.on("dialog", async (dialog) => { dialogs.push(dialog.message()); await dialog.dismiss(); });
    context.on("page", (other) => dialogs.push(`a window: ${other.url()}`));
    await introduce(page);
    await page.getByRole("button", { name: "New requisition" }).first().click();
    await page.getByLabel("Job title").fill("Night porter");
    await page.getByRole("main").getByRole("link", { name: "Board" }).click();
    await add(page, "Anna Petrova", "anna@example.com");
    await kept(page);
    const mine = JSON.parse((await exported(page)).text).records;

    for (const [what, text, reason] of REFUSED) {
      await page.getByLabel("Choose a file…").setInputFiles({ name: "f.json", mimeType: "application/json", buffer: Buffer.from(text) });
      await page.getByRole("alert").filter({ hasText: reason }).waitFor().catch(() => assert.fail(what));
    }
    assert.deepEqual(JSON.parse((await exported(page)).text).records, mine);

    await choose(page, HOSTILE, "<img src=x onerror=window.hacked=99>.json");
    assert.deepEqual(await harm(page), []);
    await page.getByRole("button", { name: "Merge", exact: true }).click();
    await kept(page);
    const looked = await lookAtAll(page, url);
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await kept(page);
    await page.getByRole("navigation").getByRole("link", { name: "Data and backup" }).click();
    await page.getByLabel("Language").selectOption("el");
    await page.getByRole("heading", { level: 1, name: "Δεδομένα και αντίγραφα" }).waitFor();
    assert.deepEqual(await lookAtAll(page, url), looked);
    assert.ok(looked > 25, `${looked} screens`);
    await page.goto(`${url.split("#")[0]}#/data`);
    await page.getByLabel("Γλώσσα").selectOption("en");

    // What is handed out about a person is a page of its own, with no policy to protect it.
    await page.goto(`${url.split("#")[0]}#/candidates/${JSON.parse(HOSTILE).records.candidate[0].id}`);
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "All of it, to read" }).click();
    const about = await context.newPage();
    dialogs.length = 0;
    await about.setContent(readFileSync(await (await downloading).path(), "utf8"));
    assert.deepEqual(await about.evaluate(() => [window.hacked, document.querySelectorAll("script, img, iframe, a, svg").length]), [undefined, 0]);
    await about.close();

    // All that was there is as it was; and all that came can be taken back.
    const records = JSON.parse((await exported(page)).text).records;
    for (const [kind, list] of Object.entries(mine)) {
      for (const record of list) assert.deepEqual(records[kind].find(({ id }) => id === record.id), record, kind);
    }
    await page.getByRole("heading", { level: 1 }).focus();
    await page.keyboard.press("Control+z");
    await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
    await page.getByText("1 person", { exact: true }).waitFor();
    await page.getByRole("link", { name: "Anna Petrova" }).waitFor();
    await kept(page);
    assert.deepEqual(dialogs, []);
    assert.deepEqual(wrong, []);
    await context.close();
  });
}

/** Goes to every screen that there is an address for, by every id of the file; answers how many. */
async function lookAtAll(page, url) {
  const { records } = JSON.parse(HOSTILE);
  const ids = (kind) => [...new Set(records[kind].map((record) => record?.id).filter((id) => /^[0-9a-z]{26}$/.test(id)))];
  const screens = ["requisitions", "candidates", "candidates?find=<script>window.hacked=98</script>", "data", "<script>window.hacked=97</script>", "candidates/__proto__"];
  for (const id of ids("requisition")) for (const part of ["", "/criteria", "/stages", "/sourcing", "/board", "/compare"]) screens.push(`requisitions/${id}${part}`);
  for (const id of ids("candidate")) screens.push(`candidates/${id}`);
  for (const id of ids("application")) screens.push(`applications/${id}`, `applications/${id}/scorecard`);
  for (const screen of screens) {
    await page.goto(`${url.split("#")[0]}#/${screen}`);
    // A name may be nothing but blanks, so no heading need be in sight.
    await page.locator("h1").first().waitFor({ state: "attached" });
    await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
    assert.deepEqual(await harm(page), [], screen);
    assert.equal(await page.getByText("Something went wrong").count(), 0, screen);
  }
  return screens.length;
}
