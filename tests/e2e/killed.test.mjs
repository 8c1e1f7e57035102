// A browser that dies in the middle of work, twenty times at random moments, its profile kept: whatever the screen had called
// saved is there at the next start. Must never ask the app's stores: what was saved, and what came back, is read from the screen.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { chromiumCommand, introduce, kept, targets, watched } from "./harness.mjs";
import { add } from "./steps.mjs";

const KILLS = 20;
/** When a browser is killed, in milliseconds after the work of its round began. */
const [EARLIEST, LATEST] = [50, 1_500];
const STAGES = ["Screening", "Phone", "Interview", "Practical test", "Offer"];
/** Set HANDPICK_SEED to play a story again. */
const seed = Number(process.env.HANDPICK_SEED ?? Date.now() % 1_000_000);

let ways;
before(async () => { ways = await targets(); });
after(async () => { await ways.close(); });

/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
function numbers(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A browser on a profile of ours: one process group, which can be killed as a whole. */
async function start(profile) {
  const { path, args } = chromiumCommand();
  const all = [...args, "--headless", "--lang=en-GB", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"];
  const child = spawn(path, all, { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const gone = new Promise((done) => child.once("exit", done));
  const address = await new Promise((found, none) => {
    child.once("exit", () => none(new Error("the browser did not start")));
    createInterface(child.stderr).on("line", (line) => {
      const match = /DevTools listening on (ws:\S+)/.exec(line);
      if (match) found(match[1]);
    });
  });
  const browser = await chromium.connectOverCDP(address);
  const page = await watched(browser.contexts()[0], []);
  await page.setViewportSize({ width: 1440, height: 900 });
  const kill = async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, "SIGKILL");
    await gone;
  };
  return { page, kill };
}

/** What was done in one place of the app, in order, and how many of these the screen has called saved. */
class Log {
  constructor(...made) { this.made = made; this.saved = made.length; }
  next(text) { this.made.push(text); return text; }
  /** What came back is what there is from here on. */
  found(texts) { this.made = texts; this.saved = texts.length; }
  get called() { return this.made.slice(0, this.saved); }
  /** The last that was called saved, and what came after it. */
  get lastOnes() { return this.made.slice(this.saved - 1); }
}

/** One way to open the app, and all that is being done there. */
class Desk {
  count = 0;
  notes = new Log();
  people = new Log();
  town = new Log("");
  stage = new Log("New");

  constructor({ name, url }) { this.name = name; this.url = url; }

  /** The first visit: somebody to write about, on a board. */
  async furnish(page) {
    await page.goto(this.url);
    await introduce(page, "Katerina", "");
    await page.getByRole("button", { name: "New requisition" }).first().click();
    await page.getByLabel("Job title").fill("Night porter");
    await page.getByRole("main").getByRole("link", { name: "Board" }).click();
    await add(page, "Anna Petrova", "anna@example.com");
    this.board = page.url();
    await this.toPeople(page);
    await page.getByRole("link", { name: "Anna Petrova" }).click();
    await page.getByLabel("New note").waitFor();
    this.person = page.url();
    await kept(page);
  }

  async toPeople(page) {
    await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
    await page.getByRole("heading", { level: 1, name: "Candidates" }).waitFor();
  }

  async toPerson(page) {
    await page.goto(this.person);
    await page.getByLabel("New note").waitFor();
  }

  /** Goes where one sort of work is done, and answers its log and how to do one piece of it. */
  async begin(page, sort) {
    const number = () => ++this.count;
    await this.toPerson(page);
    if (sort === "people") {
      await this.toPeople(page);
      await page.getByRole("button", { name: "Add candidate" }).first().click();
      const dialog = page.getByRole("dialog");
      return [this.people, async (log) => {
        await dialog.getByLabel("Name").fill(log.next(`Person ${number()}`));
        await dialog.getByLabel("E-mail or telephone").fill(`person-${this.count}@example.com`);
        await dialog.getByRole("button", { name: "Add and next" }).click();
      }];
    }
    if (sort === "stage") {
      await page.goto(this.board);
      return [this.stage, async (log) => {
        const stage = STAGES[(STAGES.indexOf(log.made.at(-1)) + 1) % STAGES.length];
        await page.getByRole("button", { name: "More actions for Anna Petrova" }).click();
        await page.getByRole("menuitem", { name: log.next(stage), exact: true }).click();
      }];
    }
    if (sort === "town") {
      return [this.town, async (log) => {
        await page.getByLabel("Town").fill(log.next(`Town ${number()}`));
        await page.getByLabel("Town").press("Tab");
      }];
    }
    return [this.notes, async (log) => {
      await page.getByLabel("New note").fill(log.next(`Note ${number()}`));
      await page.getByRole("button", { name: "Add note" }).click();
    }];
  }

  /** All that was ever called saved is on the screen, and nothing that nobody did. */
  async check(page, story) {
    await this.toPerson(page);
    this.holdsAll(this.notes, await page.locator(".notes p.text").allInnerTexts(), story);
    this.holdsLast(this.town, await page.getByLabel("Town").inputValue(), story);
    await this.toPeople(page);
    const names = (await page.getByRole("rowheader").allInnerTexts()).map((name) => name.trim());
    assert.ok(names.includes("Anna Petrova"), story);
    this.holdsAll(this.people, names.filter((name) => name !== "Anna Petrova"), story);
    await page.goto(this.board);
    const lane = page.getByRole("region").filter({ has: page.getByRole("link", { name: "Anna Petrova" }) });
    const heading = await lane.getByRole("heading", { level: 2 }).innerText();
    this.holdsLast(this.stage, [...STAGES, "New"].find((stage) => heading.startsWith(stage)), story);
    await kept(page);
  }

  holdsAll(log, found, story) {
    assert.deepEqual(log.called.filter((text) => !found.includes(text)), [], `called saved, and gone: ${story}`);
    assert.deepEqual(found.filter((text) => !log.made.includes(text)), [], `never written: ${story}`);
    log.found(log.made.filter((text) => found.includes(text)));
  }

  holdsLast(log, found, story) {
    assert.ok(log.lastOnes.includes(found), `${found} is neither the last that was called saved nor later: ${log.lastOnes.join(", ")}: ${story}`);
    log.found([found]);
  }
}

/** Works without a pause until the browser is gone. After each piece it notes whether the screen calls all of it saved. */
async function work(page, [log, piece], { random, told }) {
  const state = page.getByRole("navigation").getByRole("status");
  for (;;) {
    await piece(log);
    if (random() < 0.5) await page.waitForTimeout(random() * 40);
    const made = log.made.length;
    if ((await state.innerText()) === "Saved in this browser" && made > log.saved) {
      log.saved = made;
      told();
    }
  }
}

test(`a browser killed ${KILLS} times at random moments has all that the screen called saved, seed ${seed}`, async (t) => {
  const random = numbers(seed);
  const profile = mkdtempSync(join(tmpdir(), "handpick-killed-"));
  const desks = ["http root", "one file"].map((way) => new Desk(ways.list.find(({ name }) => name === way)));
  let browser = await start(profile);
  let [acknowledged, open] = [0, 0];
  try {
    for (const desk of desks) await desk.furnish(browser.page);
    for (let kill = 0; kill < KILLS; kill++) {
      const desk = desks[kill % desks.length];
      const sort = ["notes", "people", "town", "stage"][Math.floor(random() * 4)];
      const moment = EARLIEST + random() * (LATEST - EARLIEST);
      // Every other browser dies as soon after that as the screen says that all is saved: nothing has more to keep.
      const atWord = kill % 4 > 1;
      const story = `seed ${seed}, kill ${kill + 1} while ${sort} were written, ${desk.name}, after ${Math.round(moment)} ms`;
      const [log, piece] = await desk.begin(browser.page, sort);
      const before = log.made.length;
      let word;
      const said = new Promise((done) => { word = done; });
      let over = false;
      const working = work(browser.page, [log, piece], { random, told: () => { if (over) word(); } })
        .catch((error) => { if (!over) throw error; });
      await Promise.race([new Promise((done) => setTimeout(done, moment)), working]);
      over = true;
      if (atWord) await Promise.race([said, new Promise((done) => setTimeout(done, 1_000))]);
      await browser.kill();
      await working;
      acknowledged += log.saved - before;
      open += log.made.length - log.saved;
      browser = await start(profile);
      await desk.check(browser.page, story);
    }
  } finally {
    await browser.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
  t.diagnostic(`${acknowledged} edits were called saved and are there; ${open} were on their way when the browser died`);
  assert.ok(acknowledged > KILLS, "the screen has hardly ever said that anything is saved");
});
