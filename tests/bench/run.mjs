// The benchmark: Handpick's board beside a plain one of the same cards, in one browser and one run. Prints a table; it is no test,
// for a machine that is busy is no fault of the program.
//
//   script/build && node tests/bench/run.mjs [sizes, such as 100,1000,5000,10000]
//
// `frame` is the time from the deed until the next frame is on its way, which holds a wait of up to 16 ms; `work` is what the page's
// main thread did for it, in milliseconds, the median of several deeds.
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch, open, serve } from "../e2e/harness.mjs";
import { workspaceFile } from "../e2e/seed.mjs";
import { openSeeded } from "../e2e/steps.mjs";

const sizes = (process.argv[2] ?? "100,1000,5000,10000").split(",").map(Number);
const root = fileURLToPath(new URL("../..", import.meta.url));
const styles = readdirSync(`${root}/dist`).filter((name) => name.endsWith(".css")).map((name) => readFileSync(`${root}/dist/${name}`, "utf8")).join("\n");
const TIMES = 7;

const browser = await launch();
const [ours, theirs] = [await serve(), await serve(fileURLToPath(new URL(".", import.meta.url)))];
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Does something in the page and says what it cost. */
async function cost(tab, deed, argument) {
  const before = await busy(tab);
  const frame = await tab.page.evaluate(async ({ deed, argument }) => {
    const run = new Function("argument", deed), begin = performance.now();
    run(argument);
    await new Promise((done) => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); }));
    return performance.now() - begin;
  }, { deed, argument });
  await tab.page.waitForTimeout(60);
  return { frame, work: (await busy(tab)) - before };
}

async function metrics(tab) {
  const { metrics } = await tab.client.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}
const busy = async (tab) => {
  const { ScriptDuration, LayoutDuration, RecalcStyleDuration } = await metrics(tab);
  return (ScriptDuration + LayoutDuration + RecalcStyleDuration) * 1000;
};

async function several(tab, deed, prepare, settle) {
  const found = [];
  for (let time = 0; time < TIMES; time++) {
    const argument = await prepare?.(time);
    found.push(await cost(tab, deed, argument));
    await settle?.(time);
  }
  return { frame: median(found.map(({ frame }) => frame)), work: median(found.map(({ work }) => work)) };
}

async function measured(opened) {
  const client = await opened.context.newCDPSession(opened.page);
  await client.send("Performance.enable");
  return { ...opened, client };
}

/** The work of a start: everything that the main thread does until the board is there. */
async function start(tab, ready) {
  const found = [];
  for (let time = 0; time < 3; time++) {
    await tab.page.reload();
    await ready();
    await tab.page.waitForTimeout(200);
    const { ScriptDuration, LayoutDuration, RecalcStyleDuration } = await metrics(tab);
    const frame = await tab.page.evaluate(() => performance.getEntriesByName("first-card")[0]?.startTime ?? NaN);
    found.push({ frame, work: (ScriptDuration + LayoutDuration + RecalcStyleDuration) * 1000 });
  }
  return { frame: median(found.map(({ frame }) => frame)), work: median(found.map(({ work }) => work)) };
}

const watchFirstCard = () => {
  const watch = new MutationObserver(() => {
    if (document.querySelector(".cardx")) {
      watch.disconnect();
      requestAnimationFrame(() => performance.mark("first-card"));
    }
  });
  watch.observe(document, { childList: true, subtree: true });
};
const countWrites = () => {
  window.written = { bytes: 0, records: 0 };
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (name, text) {
    // What a full store refuses is not written.
    setItem.call(this, name, text);
    window.written.bytes += 2 * (name.length + text.length);
    window.written.records += /\/(candidate|application|move|note)\//.test(name) ? 1 : 0;
  };
};

/** Keeps hold of the program's memory, which no page shows. */
const watchMemory = () => {
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const whole = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await whole.apply(WebAssembly, given);
      window.wasmMemory = (made.instance ?? made).exports.memory;
      return made;
    };
  }
};

async function handpick(size, text) {
  const opened = await open(browser, "about:blank");
  await opened.context.addInitScript(watchFirstCard);
  await opened.context.addInitScript(countWrites);
  await opened.context.addInitScript(watchMemory);
  const { page, context } = opened;
  page.setDefaultTimeout(120_000);
  const board = await openSeeded(page, `${ours.origin}/`, size);
  await page.waitForFunction(() => /in this browser/.test(document.querySelector("nav .saved")?.innerText ?? ""), undefined, { timeout: 240_000 });
  const tab = await measured(opened);
  const results = {};
  const away = () => page.evaluate(() => { location.hash = "#/requisitions"; }).then(() => page.waitForSelector(".cardx", { state: "detached" }));
  const back = () => page.evaluate((board) => { location.hash = board; }, board).then(() => page.waitForSelector(".cardx"));
  results["open the board"] = await several(tab, "location.hash = argument", async () => { await away(); return board; }, () => page.waitForSelector(".cardx"));
  const nodes = await page.evaluate(() => document.querySelectorAll("*").length);

  const menu = (lane) => async () => {
    await page.evaluate((lane) => { document.querySelectorAll(".lane")[lane].querySelector(".cardx .more").click(); }, lane);
    await page.waitForSelector("[role=menuitem]");
    return lane;
  };
  const pick = (name) => `[...document.querySelectorAll("[role=menuitem]")].find((item) => item.innerText.trim() === ${JSON.stringify(name)}).click()`;
  // A second after the first edit a full store is weighed, once and in parts of a few milliseconds: no work of the deeds below.
  await menu(0)();
  await page.evaluate(new Function(pick("Phone")));
  await page.waitForTimeout(4000);
  await page.evaluate(() => { window.written = { bytes: 0, records: 0 }; });
  results["move across"] = await several(tab, pick("Phone"), menu(0));
  await page.waitForTimeout(300);
  const written = await page.evaluate(() => window.written);
  results["undo the move"] = await several(tab, "dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, cancelable: true }))");
  results["move within"] = await several(tab, pick("Move down"), menu(0));
  const type = "const find = document.querySelector('input[type=search]'); find.value = argument; find.dispatchEvent(new InputEvent('input', { bubbles: true }))";
  const letters = ["a", "an", "ann", "anna", "ann", "an", "a"];
  results["filter, a key"] = await several(tab, type, (time) => letters[time]);
  await cost(tab, type, "");
  results["add one"] = await several(tab, "document.querySelector('dialog form button[type=submit], dialog .btn.go').click()", async (time) => {
    if (!(await page.locator("dialog[open]").count())) await page.getByRole("button", { name: "Add candidate" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill(`Newcomer ${time}`);
    await dialog.getByLabel("E-mail or telephone").fill(`new${time}@example.com`);
    await page.waitForTimeout(600);
  });
  await page.keyboard.press("Escape");
  results["open an application"] = await several(tab, "location.hash = argument", async (time) => {
    await back();
    return page.evaluate((time) => document.querySelectorAll(".cardx h3 a")[time].getAttribute("href"), time);
  }, () => page.waitForSelector(".walk"));
  await page.evaluate(() => { location.hash = "#/candidates"; });
  await page.waitForSelector("main table, main .empty");
  results["search everybody"] = await several(tab, type, (time) => letters[time]);
  await back();
  results["start"] = await start(tab, () => page.waitForSelector(".cardx"));
  const heap = (await metrics(tab)).JSHeapUsedSize;
  const memory = await page.evaluate(() => window.wasmMemory.buffer.byteLength);
  await context.close();
  return { results, nodes, heap, memory, written: { bytes: written.bytes / TIMES, records: written.records / TIMES } };
}

async function plain(size, text) {
  const opened = await open(browser, "about:blank");
  await opened.context.addInitScript(watchFirstCard);
  const { page, context } = opened;
  page.setDefaultTimeout(120_000);
  await page.goto(`${theirs.origin}/plain.html`);
  await page.waitForFunction(() => window.plain);
  await page.addStyleTag({ content: styles });
  await page.evaluate((text) => window.plain.load(text), text);
  const tab = await measured(opened);
  const results = {};
  results["open the board"] = await several(tab, "plain.open()");
  const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
  results["move across"] = await several(tab, "plain.move(plain.idIn(0, 0), plain.stage(2))");
  results["undo the move"] = await several(tab, "plain.undo()");
  results["move within"] = await several(tab, "const list = document.querySelector('.cards-list'); plain.move(plain.idIn(0, 0), plain.stage(0), list.children[2])");
  const letters = ["a", "an", "ann", "anna", "ann", "an", "a"];
  results["filter, a key"] = await several(tab, "plain.find(argument)", (time) => letters[time]);
  await cost(tab, "plain.find('')");
  results["add one"] = await several(tab, "plain.add('Newcomer')");
  results["open an application"] = await several(tab, "plain.openApplication(argument)", async () => {
    await page.evaluate(() => window.plain.open());
    return page.evaluate(() => window.plain.idIn(0, 0));
  });
  results["search everybody"] = await several(tab, "plain.search(argument)", (time) => letters[time]);
  const fits = await page.evaluate((size) => localStorage.length > size * 2, size);
  if (fits) results["start"] = await start(tab, () => page.waitForSelector(".cardx"));
  const heap = (await metrics(tab)).JSHeapUsedSize;
  await context.close();
  return { results, nodes, heap };
}

const number = (value, digits = 1) => (Number.isFinite(value) ? value.toFixed(digits) : "–").padStart(9);
for (const size of sizes) {
  const text = workspaceFile(size);
  const [mine, other] = [await handpick(size, text), await plain(size, text)];
  console.log(`\n${size} applications`.padEnd(25) + " Handpick              plain board");
  console.log(`${"".padEnd(24)}${"frame".padStart(9)}${"work".padStart(9)}    ${"frame".padStart(9)}${"work".padStart(9)}   ms`);
  for (const [name, { frame, work }] of Object.entries(mine.results)) {
    const beside = other.results[name];
    console.log(`${name.padEnd(24)}${number(frame)}${number(work)}    ${number(beside?.frame)}${number(beside?.work)}`);
  }
  console.log(`${"DOM nodes".padEnd(33)}${number(mine.nodes, 0)}    ${"".padStart(9)}${number(other.nodes, 0)}`);
  console.log(`${"JS heap, MB".padEnd(33)}${number(mine.heap / 1e6)}    ${"".padStart(9)}${number(other.heap / 1e6)}`);
  console.log(`${"wasm memory, MB".padEnd(33)}${number(mine.memory / 1e6)}`);
  console.log(`${"bytes a move".padEnd(33)}${number(mine.written.bytes, 0)}   in ${mine.written.records} records to localStorage`);
}
await browser.close();
await Promise.all([ours.close(), theirs.close()]);
