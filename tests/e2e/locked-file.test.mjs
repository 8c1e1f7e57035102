// Files that open with a passphrase, against programs that are not Handpick: tests/fixtures/locked.py made the one that is opened
// here, and Node's own cryptography opens the ones that are made here. Must never share a line with the app.
import assert from "node:assert/strict";
import { createDecipheriv, pbkdf2Sync } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { faults, introduce, kept, launch, open, serve } from "./harness.mjs";
import { exported } from "./steps.mjs";

const here = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const FIXTURE = here("../fixtures/v1.handpick-sealed.json");
const PLAIN = here("../fixtures/v1.handpick.json");
const PASSPHRASE = "Κόκκινη βάρκα, 3 τζίτζικες & ένα ålesund";
const validate = new Ajv({ strict: true, strictTypes: false }).compile(JSON.parse(here("../../public/sealed.schema.json")));

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser.close(); await server.close(); });

/** Opens a locked file as public/sealed.schema.json tells. */
function unlock(text, passphrase) {
  const { kdf, wrapped_key, iv, data } = JSON.parse(text);
  const bytes = (word) => Buffer.from(word, "base64");
  const decrypt = (key, iv, locked, use) => {
    const opening = createDecipheriv("aes-256-gcm", key, bytes(iv)).setAAD(Buffer.from(use)).setAuthTag(bytes(locked).subarray(-16));
    return Buffer.concat([opening.update(bytes(locked).subarray(0, -16)), opening.final()]);
  };
  const outer = pbkdf2Sync(passphrase.normalize("NFC"), bytes(kdf.salt), kdf.rounds, 32, "sha256");
  return decrypt(decrypt(outer, wrapped_key.iv, wrapped_key.key, "handpick-sealed/1/key"), iv, data, "handpick-sealed/1/data").toString("utf8");
}

const toData = (page) => page.getByRole("navigation").getByRole("link", { name: "Data and backup" }).click();
const choose = async (page, text, name = "theirs.handpick-sealed.json") => {
  await toData(page);
  await page.getByLabel("Choose a file…").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
};
const changed = (change) => { const file = JSON.parse(FIXTURE); change(file); return JSON.stringify(file); };

/** A locked export, by way of the dialog. */
async function locked(page, passphrase) {
  await toData(page);
  await page.getByRole("button", { name: "Protect with a passphrase…" }).click();
  const dialog = page.getByRole("dialog", { name: "Protect with a passphrase" });
  await dialog.getByText("No reset is possible.").waitFor();
  await dialog.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await dialog.getByLabel("Passphrase, once more").fill(passphrase);
  const downloading = page.waitForEvent("download");
  await dialog.getByLabel("Passphrase, once more").press("Enter");
  const download = await downloading;
  await dialog.waitFor({ state: "hidden" });
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

test("the schema holds for the file of the other program", () => {
  assert.ok(validate(JSON.parse(FIXTURE)), JSON.stringify(validate.errors));
  assert.equal(unlock(FIXTURE, PASSPHRASE), PLAIN);
  for (const change of [(file) => { file.kdf.rounds = 10; }, (file) => { file.iv += "AAAA"; }, (file) => { delete file.wrapped_key; }]) {
    assert.equal(validate(JSON.parse(changed(change))), false);
  }
});

test("a file that another program locked opens here, after a wrong passphrase, and is imported as any other", async () => {
  const { context, page, wrong } = await open(browser, server.origin);
  await introduce(page, "Nikos", "");
  await choose(page, FIXTURE);
  await page.getByRole("heading", { name: "theirs.handpick-sealed.json opens with a passphrase" }).waitFor();
  const field = page.getByLabel("Passphrase", { exact: true });
  await page.waitForFunction(() => document.activeElement?.id === "passphrase");
  assert.deepEqual(await faults(page), []);
  for (const other of ["", PASSPHRASE.toLowerCase(), `${PASSPHRASE} `]) {
    await field.fill(other);
    await page.getByRole("button", { name: "Open the file" }).click();
    await page.getByText("This passphrase does not open the file.").waitFor();
    await page.waitForFunction(() => document.activeElement?.id === "passphrase" && document.activeElement.getAttribute("aria-invalid") === "true");
  }
  // Typed on a keyboard that writes an accent as a character of its own.
  await page.getByLabel("Show the passphrase").check();
  await field.fill(PASSPHRASE.normalize("NFD"));
  assert.equal(await field.getAttribute("type"), "text");
  await field.press("Enter");
  await page.getByRole("heading", { name: "What theirs.handpick-sealed.json would change" }).waitFor();
  await page.getByRole("button", { name: /^Open beside mine$|^Open$/ }).click();
  // Whoever opens a file as a workspace says who they are there.
  await page.getByRole("button", { name: "Begin" }).waitFor();
  await introduce(page, "Nikos", "");
  await page.getByText("Customer service assistant (m/f/d)").first().waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("another program opens what is locked here, and so does an empty browser", async () => {
  const { context, page, wrong } = await open(browser, server.origin);
  await introduce(page);
  await page.getByRole("button", { name: "New requisition" }).first().click();
  await page.getByLabel("Job title").fill("Night porter · νυχτερινός 🌙");
  await kept(page);
  const plain = (await exported(page)).text;
  const one = await locked(page, PASSPHRASE.normalize("NFD"));
  const two = await locked(page, PASSPHRASE);
  assert.match(one.name, /^aegean-outdoor-ltd-\d{4}-\d\d-\d\d\.handpick-sealed\.json$/);
  for (const { text } of [one, two]) {
    assert.ok(validate(JSON.parse(text)), JSON.stringify(validate.errors));
    assert.equal(JSON.parse(text).kdf.rounds, 600_000);
    assert.equal(unlock(text, PASSPHRASE), plain);
    assert.throws(() => unlock(text, "another passphrase"));
    assert.equal(/porter|Katerina|Aegean/.test(text), false);
  }
  // Nothing random is ever used twice.
  const random = ({ text }) => { const { kdf, wrapped_key, iv, data } = JSON.parse(text); return [kdf.salt, wrapped_key.iv, wrapped_key.key, iv, data]; };
  assert.equal(new Set([...random(one), ...random(two)]).size, 10);
  await page.getByRole("navigation").getByText(/^Last backup: \d/).waitFor();

  const other = await open(browser, server.origin);
  await introduce(other.page, "Maria", "");
  await choose(other.page, one.text);
  await other.page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await other.page.getByRole("button", { name: "Open the file" }).click();
  await other.page.getByRole("heading", { name: "What theirs.handpick-sealed.json would change" }).waitFor();
  await other.page.getByText("Night porter · νυχτερινός 🌙").or(other.page.getByText("Requisition")).first().waitFor();
  assert.deepEqual([...wrong, ...other.wrong], []);
  await other.context.close();
  await context.close();
});

test("a passphrase is chosen with care, and the dialog says what it does while it works", async () => {
  const { context, page, wrong } = await open(browser, "about:blank");
  await context.addInitScript(() => {
    const derive = SubtleCrypto.prototype.deriveKey;
    SubtleCrypto.prototype.deriveKey = async function (...how) {
      await new Promise((done) => setTimeout(done, 300));
      window.derived = (window.derived ?? 0) + 1;
      return derive.apply(this, how);
    };
  });
  await page.goto(server.origin);
  await introduce(page);
  await toData(page);
  await page.getByRole("button", { name: "Protect with a passphrase…" }).click();
  const dialog = page.getByRole("dialog");
  const [first, second] = [dialog.getByLabel("Passphrase", { exact: true }), dialog.getByLabel("Passphrase, once more")];
  const give = dialog.getByRole("button", { name: "Download the protected file" });
  await page.waitForFunction(() => document.activeElement?.id === "new-passphrase");
  await give.click();
  await dialog.getByText("This is too short").waitFor();
  await first.fill("1234567");
  await second.fill("1234567");
  await give.click();
  await dialog.getByText("This is too short").waitFor();
  await first.fill("correct horse battery");
  await give.click();
  await dialog.getByText("This is not the same as above.").waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "new-passphrase-again");
  assert.deepEqual(await faults(page), []);
  assert.equal(await page.evaluate(() => window.derived), undefined);
  await second.fill("correct horse battery");
  const downloading = page.waitForEvent("download");
  await give.click();
  await second.press("Enter");
  await dialog.getByText("Protecting the file…").waitFor();
  await downloading;
  await dialog.waitFor({ state: "hidden" });
  // Once to lock it and once to see that it opens: the second press did nothing.
  assert.equal(await page.evaluate(() => window.derived), 2);
  // Who closes the dialog while it works gets no file.
  await page.getByRole("button", { name: "Protect with a passphrase…" }).click();
  assert.equal(await first.inputValue(), "", "nothing is kept");
  await first.fill("correct horse battery");
  await second.fill("correct horse battery");
  let downloads = 0;
  page.on("download", () => { downloads += 1; });
  await give.click();
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => window.derived === 4);
  await page.waitForTimeout(300);
  assert.equal(downloads, 0);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a locked file that was changed, or wants to keep the tab busy, is refused in words", async () => {
  const { context, page, wrong } = await open(browser, server.origin);
  await introduce(page, "Nikos", "");
  const refused = [
    [(file) => { file.kdf.rounds = 4_000_000_000; }, "The file asks for 4,000,000,000 rounds"],
    [(file) => { file.kdf.rounds = 1; }, "The file asks for 1 rounds"],
    [(file) => { file.kdf.name = "argon2id"; }, "does not know (argon2id)"],
    [(file) => { file.version = 2; }, "The file is from a newer Handpick (format 2"],
    [(file) => { file.wrapped_key.key = file.wrapped_key.key.slice(4); }, "its part “wrapped_key” is missing"],
  ];
  for (const [change, says] of refused) {
    await choose(page, changed(change));
    await page.getByRole("alert").getByText(says).waitFor();
    assert.equal(await page.getByLabel("Passphrase", { exact: true }).count(), 0);
  }
  const swap = (word) => (word.startsWith("A") ? "B" : "A") + word.slice(1);
  for (const [change, says] of [
    [(file) => { file.data = swap(file.data); }, "The passphrase is right, but the file was changed"],
    [(file) => { file.iv = swap(file.iv); }, "The passphrase is right, but the file was changed"],
    [(file) => { file.kdf.rounds = 600_001; }, "This passphrase does not open the file"],
    [(file) => { file.wrapped_key.key = swap(file.wrapped_key.key); }, "This passphrase does not open the file"],
  ]) {
    await choose(page, changed(change));
    await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
    await page.getByRole("button", { name: "Open the file" }).click();
    await page.getByText(says).waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
  }
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  assert.equal(await page.getByText("Mia Horvat").count(), 0);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("where browsers have no cryptography the screen says why, and offers nothing that would fail", async () => {
  const { context, page } = await open(browser, "about:blank");
  await context.route("http://insecure.example/**", async (route) => {
    const response = await context.request.get(server.origin + new URL(route.request().url()).pathname);
    await route.fulfill({ response });
  });
  await page.goto("http://insecure.example/");
  assert.equal(await page.evaluate(() => isSecureContext), false);
  await introduce(page, "Nikos", "");
  await toData(page);
  await page.getByText("Files with a passphrase can be made and opened where").waitFor();
  await page.getByText("What is kept here can be locked where").waitFor();
  assert.equal(await page.getByRole("button", { name: "Lock with a passphrase…" }).count(), 0);
  assert.equal(await page.getByRole("button", { name: "Protect with a passphrase…" }).count(), 0);
  await choose(page, FIXTURE);
  await page.getByRole("alert").getByText("This page came over an insecure connection").waitFor();
  assert.equal(await page.getByLabel("Passphrase", { exact: true }).count(), 0);
  await context.close();
});
