// Files about a person: chosen or dropped, refused for a reason, downloaded to the letter, removed with undo, carried to a colleague in
// an archive, and gone with the person. Must look into the database only for what no screen may show: whether bytes are left.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { faults, introduce, kept, launch, open, targets } from "./harness.mjs";

let browser, ways;
before(async () => { browser = await launch(); ways = await targets(); });
after(async () => { await browser.close(); await ways.close(); });

const go = (page, name) => page.getByRole("navigation").getByRole("link", { name }).click();
const files = (page) => page.locator("section").filter({ has: page.getByRole("heading", { name: "Files", exact: true }) });
const cv = (size = 3000) => Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(size, "Eleni Markaki, ten years on the telephone. ")]);
const file = (name, buffer) => ({ name, mimeType: "application/octet-stream", buffer });

async function candidate(page, name = "Eleni Markaki") {
  await go(page, "Candidates");
  await page.getByRole("button", { name: "Add candidate" }).first().click();
  await page.getByRole("dialog").getByLabel("Name").fill(name);
  await page.getByRole("dialog").getByLabel("E-mail or telephone").fill(`${name.split(" ")[0].toLowerCase()}@example.com`);
  await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("link", { name }).click();
  await files(page).waitFor();
}

const attach = (page, chosen) => files(page).locator("#attach-file").setInputFiles(chosen);

async function downloaded(page, press) {
  const downloading = page.waitForEvent("download");
  await press();
  const download = await downloading;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** How many files the database has. */
const count = (page) => page.evaluate(() => new Promise((done) => {
  indexedDB.open("handpick").onsuccess = ({ target }) => {
    const counting = target.result.transaction("files").objectStore("files").count();
    counting.onsuccess = () => { target.result.close(); done(counting.result); };
  };
}));

async function until(what, check) {
  for (let tries = 0; tries < 100; tries++) {
    if (await check()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(what);
}

for (const way of ["http sub-path", "one file"]) test(`a CV is attached, read back to the letter, and taken away, ${way}`, async () => {
  const { context, page, wrong } = await open(browser, ways.list.find(({ name }) => name === way).url);
  await introduce(page);
  await candidate(page);
  await attach(page, file("../Βιογραφικό Ελένη.PDF", cv()));
  const row = files(page).getByRole("listitem").filter({ hasText: "Βιογραφικό Ελένη.pdf" });
  await row.getByText(/^3 kB · .* · Katerina Vlachou$/).waitFor();
  assert.deepEqual(await faults(page), []);

  // What it is counts, not what it is called; and each refusal says why.
  for (const [chosen, why] of [
    [file("cv.pdf", Buffer.from("<html><script>alert(1)</script>")), "Only PDF, DOCX, PNG, JPEG and WebP are taken in."],
    [file("empty.pdf", Buffer.alloc(0)), "This file is empty."],
    [file("huge.pdf", cv(10_000_001)), "This file is larger than 10 MB."],
    [file("again.pdf", cv()), "This person has this very file already."],
  ]) {
    await attach(page, chosen);
    await files(page).getByRole("alert").filter({ hasText: why }).waitFor();
  }
  assert.equal(await files(page).getByRole("listitem").count(), 1);

  // Ten megabytes, in the time of one long task at most.
  await attach(page, file("portfolio.pdf", cv(9_900_000)));
  await files(page).getByRole("listitem").filter({ hasText: "portfolio.pdf" }).getByText(/^9\.9 MB/).waitFor();

  await kept(page);
  await page.reload();
  const got = await downloaded(page, () => row.getByRole("button", { name: "Download" }).click());
  assert.equal(got.name, "Βιογραφικό Ελένη.pdf");
  assert.ok(got.bytes.equals(cv()));

  await files(page).getByRole("button", { name: "Remove portfolio.pdf" }).click();
  await files(page).getByText("portfolio.pdf").waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  const back = files(page).getByRole("listitem").filter({ hasText: "portfolio.pdf" });
  const big = await downloaded(page, () => back.getByRole("button", { name: "Download" }).click());
  assert.ok(big.bytes.equals(cv(9_900_000)));
  assert.deepEqual(wrong, []);
  await context.close();
});

test("several files are attached together, each refusal by its name", async () => {
  const { context, page, wrong } = await open(browser, ways.list[0].url);
  await introduce(page);
  await candidate(page);
  await attach(page, [file("one.pdf", cv(20)), file("page.pdf", Buffer.from("<html>")), file("two.pdf", cv(30)), file("one again.pdf", cv(20))]);
  await files(page).getByRole("alert").filter({ hasText: "page.pdf: Only PDF" }).filter({ hasText: "one again.pdf: This person has this very file" }).waitFor();
  await page.getByText("2 files are attached").first().waitFor();
  // They may have come in the same millisecond: then chance decides which is the first.
  const names = await files(page).getByRole("listitem").locator("b").allInnerTexts();
  assert.deepEqual(names.sort(), ["one.pdf", "two.pdf"]);
  await files(page).evaluate((element, bytes) => {
    const data = new DataTransfer();
    for (const name of ["three.pdf", "four.pdf"]) data.items.add(new File([new Uint8Array(bytes), name], name));
    element.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
  }, [...cv(40)]);
  await files(page).getByRole("listitem").filter({ hasText: "four.pdf" }).waitFor();
  assert.equal(await files(page).getByRole("listitem").count(), 4);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a file that is dropped on the panel is attached, one that is dropped beside it is for the import", async () => {
  const { context, page, wrong } = await open(browser, ways.list[0].url);
  await introduce(page);
  await candidate(page);
  const drop = (where) => where.evaluate((element, bytes) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], "dropped.pdf"));
    element.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
  }, [...cv(20)]);
  await drop(files(page));
  await files(page).getByRole("listitem").filter({ hasText: "dropped.pdf" }).waitFor();
  assert.match(page.url(), /candidates\//);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("an archive carries the files to a colleague; without it they are named and missing", async () => {
  const url = ways.list[0].url;
  const { context, page, wrong } = await open(browser, url);
  await introduce(page);
  await candidate(page);
  await attach(page, file("CV.pdf", cv()));
  await files(page).getByRole("listitem").filter({ hasText: "CV.pdf" }).waitFor();
  await candidate(page, "Tom Beckett");
  await attach(page, file("CV.pdf", cv(50)));
  await files(page).getByRole("listitem").filter({ hasText: "CV.pdf" }).waitFor();
  await go(page, "Data and backup");
  const archive = await downloaded(page, () => page.getByRole("button", { name: "Download with files (zip)" }).click());
  assert.match(archive.name, /^aegean-outdoor-ltd-\d{4}-\d\d-\d\d\.handpick\.zip$/);
  const plain = await downloaded(page, () => page.getByRole("button", { name: "Download a full backup" }).click());
  assert.deepEqual(wrong, []);

  const there = await open(browser, url);
  await introduce(there.page, "Nikos", "");
  await go(there.page, "Data and backup");
  await there.page.locator("#import-file").setInputFiles(file(plain.name, plain.bytes));
  await there.page.getByRole("button", { name: "Open", exact: true }).click();
  await there.page.getByLabel("Your name").fill("Nikos");
  await there.page.getByRole("button", { name: "Begin" }).click();
  await go(there.page, "Candidates");
  await there.page.getByRole("link", { name: "Tom Beckett" }).click();
  await files(there.page).getByText("Not in this browser: ask whoever attached it for an archive.").waitFor();
  await go(there.page, "Data and backup");
  await there.page.locator("#import-file").setInputFiles(file(archive.name, archive.bytes));
  await there.page.getByRole("button", { name: "Merge", exact: true }).click();
  await there.page.getByText("The files were taken in").first().waitFor();
  await until("both files are there", async () => await count(there.page) === 2);
  await go(there.page, "Candidates");
  await there.page.getByRole("link", { name: "Tom Beckett" }).click();
  const got = await downloaded(there.page, () => files(there.page).getByRole("button", { name: "Download CV.pdf" }).click());
  assert.ok(got.bytes.equals(cv(50)));

  // Damage is named, and changes nothing.
  await go(there.page, "Data and backup");
  const damaged = Buffer.from(archive.bytes);
  damaged[60] ^= 1;
  for (const [bytes, why] of [
    [damaged, "A file in this archive is not what it was"],
    [archive.bytes.subarray(0, archive.bytes.length - 30), "This zip archive is damaged or cut off."],
    [readFileSync(new URL("../fixtures/packed.zip", import.meta.url)), "made anew by another program"],
  ]) {
    await there.page.locator("#import-file").setInputFiles(file("damaged.zip", bytes));
    await there.page.getByRole("alert").filter({ hasText: why }).waitFor();
  }
  assert.deepEqual(await faults(there.page), []);
  assert.deepEqual(there.wrong, []);
  await context.close();
  await there.context.close();
});

test("with a person their files go, and nobody else's", async () => {
  const { context, page, wrong } = await open(browser, ways.list[0].url);
  await introduce(page);
  await candidate(page);
  await attach(page, file("CV.pdf", cv()));
  await files(page).getByRole("listitem").waitFor();
  await candidate(page, "Tom Beckett");
  await attach(page, file("Tom.pdf", cv(50)));
  await files(page).getByRole("listitem").waitFor();
  assert.equal(await count(page), 2);
  await page.getByRole("button", { name: "Erase for good…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Erase for good" }).click();
  await until("one file is left", async () => await count(page) === 1);
  await go(page, "Candidates");
  await page.getByRole("link", { name: "Eleni Markaki" }).click();
  const got = await downloaded(page, () => files(page).getByRole("button", { name: "Download CV.pdf" }).click());
  assert.ok(got.bytes.equals(cv()));
  assert.deepEqual(wrong, []);
  await context.close();
});

test("with a passphrase on the data the files are locked too, those of before as well, and open again without it", async () => {
  const { context, page, wrong } = await open(browser, ways.list[0].url);
  await introduce(page);
  await candidate(page);
  await attach(page, file("before.pdf", cv()));
  await files(page).getByRole("listitem").filter({ hasText: "before.pdf" }).waitFor();
  const passphrase = "four words of mine here";
  await go(page, "Data and backup");
  await page.getByRole("button", { name: "Lock with a passphrase…" }).click();
  for (const label of ["Passphrase", "Passphrase, once more"]) {
    await page.getByRole("dialog").getByLabel(label, { exact: true }).fill(passphrase);
  }
  await page.getByRole("dialog").getByRole("button", { name: "Lock the data" }).click();
  await page.getByText("What is kept in this browser is locked with your passphrase").waitFor();
  await go(page, "Candidates");
  await page.getByRole("link", { name: "Eleni Markaki" }).click();
  await attach(page, file("after.pdf", cv(99)));
  await files(page).getByRole("listitem").filter({ hasText: "after.pdf" }).waitFor();
  const legible = () => page.evaluate(() => new Promise((done) => {
    indexedDB.open("handpick").onsuccess = ({ target }) => {
      const reading = target.result.transaction("files").objectStore("files").getAll();
      reading.onsuccess = () => {
        target.result.close();
        done(reading.result.map((bytes) => new TextDecoder("latin1").decode(new Uint8Array(bytes.buffer ?? bytes)).includes("Eleni")));
      };
    };
  }));
  await until("nothing legible is left", async () => JSON.stringify(await legible()) === "[false,false]");
  await page.reload();
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByLabel("Passphrase", { exact: true }).press("Enter");
  for (const [name, bytes] of [["before.pdf", cv()], ["after.pdf", cv(99)]]) {
    const got = await downloaded(page, () => files(page).getByRole("button", { name: `Download ${name}` }).click());
    assert.ok(got.bytes.equals(bytes), name);
  }
  assert.deepEqual(wrong, []);
  await context.close();
});
