// Two people who work apart and give each other files: what an import tells, what it asks, and that it does as it is told.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { faults, introduce, kept, launch, open, targets } from "./harness.mjs";
import { workspaceFile } from "./seed.mjs";

let browser, ways;
before(async () => { browser = await launch(); ways = await targets(); });
after(async () => { await browser.close(); await ways.close(); });

const toData = (page) => page.getByRole("navigation").getByRole("link", { name: "Data and backup" }).click();

async function exported(page) {
  await toData(page);
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export the workspace" }).click();
  return readFileSync(await (await downloading).path());
}

async function choose(page, name, buffer) {
  await toData(page);
  await page.getByLabel("Choose a file…").setInputFiles({ name, mimeType: "application/json", buffer });
  await page.getByText(`What ${name} would change`).waitFor();
}

async function toDesk(page) {
  await page.getByRole("navigation").getByRole("link", { name: "Requisitions" }).click();
  await page.getByRole("button", { name: /^More actions for/ }).click();
  await page.getByRole("menuitem", { name: "Job description" }).click();
  await page.getByLabel("Purpose").waitFor();
}

test("an import says who changed what, and one value at a time does as it is told", async () => {
  const { url } = ways.list[0];
  const here = await open(browser, url);
  await introduce(here.page, "Katerina Vlachou");
  await here.page.getByRole("button", { name: "New requisition" }).first().click();
  await here.page.getByLabel("Job title").fill("Customer service agent");
  await here.page.getByLabel("Purpose").fill("Help people with their tents.");
  await kept(here.page);
  const first = await exported(here.page);

  const there = await open(browser, url);
  await introduce(there.page, "Nikos", "");
  await choose(there.page, "hers.handpick.json", first);
  await there.page.getByRole("button", { name: "Open", exact: true }).click();
  await there.page.getByLabel("Your name").fill("Nikos");
  await there.page.getByRole("button", { name: "Begin" }).click();

  await toDesk(here.page);
  await here.page.getByLabel("Purpose").fill("Purpose as Katerina has it.");
  await here.page.getByLabel("Hours").fill("40 a week");
  await kept(here.page);
  await toDesk(there.page);
  await there.page.getByLabel("Purpose").fill("Purpose as Nikos has it, later.");
  await there.page.getByLabel("Town or address").fill("Volos");
  await kept(there.page);

  await choose(here.page, "his.handpick.json", await exported(there.page));
  const { page } = here;
  await page.getByText("1 changed on both sides").waitFor();
  const purpose = page.getByRole("group", { name: "Customer service agent: Purpose" });
  assert.equal(await purpose.getByRole("radio", { name: /^In the file/ }).isChecked(), true, "the later one is chosen");
  await purpose.getByRole("radio", { name: /Purpose as Katerina has it/ }).check();
  await page.getByText("1 changed in the file").click();
  await page.getByRole("group", { name: "Customer service agent: Town or address" }).getByText("Volos").waitFor();
  assert.deepEqual(await faults(page), []);
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await kept(page);
  await toDesk(page);
  assert.equal(await page.getByLabel("Purpose").inputValue(), "Purpose as Katerina has it.");
  assert.equal(await page.getByLabel("Town or address").inputValue(), "Volos");
  assert.equal(await page.getByLabel("Hours").inputValue(), "40 a week");
  // The text that did not stay is not dropped: it can be taken after all, or let go.
  const beside = page.getByRole("note").filter({ hasText: "Purpose as Nikos has it, later." });
  await beside.getByText("Somebody else wrote this at the same time").waitFor();
  assert.deepEqual(await faults(page), []);
  await beside.getByRole("button", { name: "Let it go" }).click();
  await beside.waitFor({ state: "detached" });
  await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Undo" }).last().click();
  await beside.getByRole("button", { name: "Use this text" }).click();
  assert.equal(await page.getByLabel("Purpose").inputValue(), "Purpose as Nikos has it, later.");
  await page.getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  assert.equal(await page.getByLabel("Purpose").inputValue(), "Purpose as Katerina has it.");
  await beside.waitFor();

  // The same file once more changes nothing; what was chosen stays chosen.
  await choose(page, "his.handpick.json", await exported(there.page));
  await page.getByText("Nothing in it is newer").waitFor().catch(async () => assert.fail(await page.getByRole("main").innerText()));

  // His browser takes in what was chosen here: both are alike.
  await choose(there.page, "hers.handpick.json", await exported(page));
  await there.page.getByRole("button", { name: "Merge", exact: true }).click();
  await kept(there.page);
  await toDesk(there.page);
  assert.equal(await there.page.getByLabel("Purpose").inputValue(), "Purpose as Katerina has it.");
  assert.equal(await there.page.getByLabel("Hours").inputValue(), "40 a week");
  assert.deepEqual([...here.wrong, ...there.wrong], []);
  await here.context.close();
  await there.context.close();
});

test("a person gets all of their data, is erased for good, and no old file brings them back", async () => {
  const { context, page, wrong } = await open(browser, ways.list[0].url);
  await introduce(page);
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  for (const [name, contact] of [["Anna <b>Petrova</b>", "anna@example.com"], ["Tom Beckett", "tom@example.com"]]) {
    await page.getByRole("button", { name: "Add candidate" }).first().click();
    await page.getByRole("dialog").getByLabel("Name").fill(name);
    await page.getByRole("dialog").getByLabel("E-mail or telephone").fill(contact);
    await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
  }
  await kept(page);
  const old = await exported(page);
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  await page.getByRole("link", { name: "Anna" }).click();
  const download = async (button) => {
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: button }).click();
    return readFileSync(await (await downloading).path(), "utf8");
  };
  assert.equal(JSON.parse(await download("All of it, as data")).records.candidate[0].email, "anna@example.com");
  const html = await download("All of it, to read");
  assert.ok(html.includes("Anna &lt;b&gt;Petrova&lt;/b&gt;") && html.includes("anna@example.com") && !html.includes("Tom"));

  await page.getByRole("button", { name: "Erase for good…" }).click();
  assert.deepEqual(await faults(page), []);
  await page.getByRole("dialog").getByRole("button", { name: "Erase for good" }).click();
  await page.getByRole("heading", { level: 1, name: "Candidates" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "Anna" }).count(), 0);
  await page.keyboard.press("Control+z");
  assert.equal(await page.getByRole("link", { name: "Anna" }).count(), 0, "an undo does not bring them back");
  await page.keyboard.press("Control+Shift+z");
  await page.waitForFunction(() => !Object.values(localStorage).some((text) => text.includes("anna@example.com")));
  await page.reload();
  await page.getByRole("link", { name: "Tom Beckett" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "Anna" }).count(), 0);
  await choose(page, "old.handpick.json", old);
  await page.getByText("Nothing in it is newer than what is here.").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("three days of changes without a backup are said, and the download is remembered", async () => {
  const { context, page, wrong } = await open(browser, ways.list[0].url);
  await introduce(page);
  await page.getByRole("navigation").getByText("No backup yet").waitFor();
  await page.getByRole("button", { name: "New requisition" }).first().click();
  await page.getByLabel("Job title").fill("Night porter");
  await kept(page);
  const due = page.getByText("You have changes of more than three days");
  assert.equal(await due.count(), 0);
  await page.clock.setFixedTime(Date.now() + 4 * 24 * 60 * 60 * 1000);
  await page.reload();
  await due.waitFor();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download a backup" }).click();
  await downloading;
  await due.waitFor({ state: "hidden" });
  await page.getByRole("navigation").getByText(/^Last backup: \d/).waitFor();
  await page.reload();
  await page.getByRole("navigation").getByText(/^Last backup: \d/).waitFor();
  assert.equal(await due.count(), 0);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a file that is dropped on any screen is read, and changes nothing by itself", async () => {
  const { context, page, wrong } = await open(browser, ways.list[0].url);
  await introduce(page);
  const files = await page.evaluateHandle((text) => {
    const carried = new DataTransfer();
    carried.items.add(new File([text], "colleague.handpick.json", { type: "application/json" }));
    return carried;
  }, workspaceFile(3));
  const main = page.getByRole("main");
  await main.dispatchEvent("dragover", { dataTransfer: files });
  await page.getByText("Let go to see what the file would change").waitFor();
  await main.dispatchEvent("drop", { dataTransfer: files });
  await page.getByRole("heading", { level: 1, name: "Data and backup" }).waitFor();
  await page.getByRole("heading", { name: /colleague\.handpick\.json/ }).waitFor();
  assert.equal(await page.getByText("Let go to see what the file would change").count(), 0);
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  await page.getByText("Nobody here yet").or(page.getByRole("button", { name: "Add candidate" })).first().waitFor();
  assert.equal(await page.getByRole("link", { name: "Anna" }).count(), 0);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("copies are written into a folder that was chosen once, and the browser is asked again where it wants to be", async () => {
  const { context, page, wrong } = await open(browser, "about:blank");
  // A folder of the browser's own stands in for one of the disk: the dialog that chooses one belongs to no page.
  await context.addInitScript(() => {
    window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle("copies", { create: true });
    const asked = FileSystemHandle.prototype.queryPermission;
    FileSystemHandle.prototype.queryPermission = function (...how) {
      return localStorage.getItem("asleep") ? Promise.resolve("prompt") : asked.apply(this, how);
    };
    FileSystemHandle.prototype.requestPermission = async () => { localStorage.removeItem("asleep"); return "granted"; };
  });
  await page.goto(ways.list[0].url);
  await introduce(page);
  const copies = () => page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("copies", { create: true });
    const found = {};
    // The browser writes beside the file first, and puts that in place at the end.
    for await (const [name, handle] of folder.entries()) {
      // A file that is being replaced this moment is read the next time.
      if (name.endsWith(".json")) found[name] = await handle.getFile().then((file) => file.text()).catch(() => "");
    }
    return found;
  });
  await toData(page);
  await page.getByRole("button", { name: "Choose a folder…" }).click();
  await page.getByText("Your work is copied into the folder “copies”").waitFor();
  await page.getByRole("navigation").getByText(/^Last backup: \d/).waitFor();
  const [[name, first]] = Object.entries(await copies());
  assert.match(name, /^aegean-outdoor-ltd-\d{4}-\d\d-\d\d\.handpick\.json$/);
  assert.equal(JSON.parse(first).format, "handpick");

  // Found again after a reload, and written again after a change once the last copy is ten minutes old.
  await page.clock.install();
  await page.reload();
  await page.getByText("Your work is copied into the folder “copies”").waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "Requisitions" }).click();
  await page.getByRole("button", { name: "New requisition" }).first().click();
  await page.getByLabel("Job title").fill("Night porter");
  await page.clock.runFor(1000);
  await kept(page);
  assert.equal((await copies())[name].includes("Night porter"), false);
  // In one leap: a store that is slow by the clock would count as broken.
  await page.clock.fastForward(11 * 60 * 1000);
  for (let tries = 0; tries < 50 && !Object.values(await copies()).some((text) => text.includes("Night porter")); tries++) await new Promise((done) => setTimeout(done, 50));
  assert.ok(Object.values(await copies()).some((text) => text.includes("Night porter")), "the change is in a copy");

  await page.evaluate(() => localStorage.setItem("asleep", "yes"));
  await toData(page);
  await page.reload();
  await page.getByText("The browser asks again").waitFor();
  await page.getByRole("button", { name: "Allow it" }).click();
  await page.getByText("Your work is copied into the folder “copies”").waitFor();
  await page.getByRole("button", { name: "Write no more copies" }).click();
  await page.getByText("Choose a folder once").waitFor();
  await page.reload();
  await page.getByText("Choose a folder once").waitFor();
  assert.deepEqual(await faults(page), []);
  assert.deepEqual(wrong, []);
  await context.close();
});
