// Addresses: every screen has one, names the document, takes the focus with its heading, and is the same after a reload; Back and
// Forward are the browser's own. From a web server and from a disk. Must never wait for a time, only for what a person sees.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { introduce, kept, launch, open, targets, watched } from "./harness.mjs";
import { id, workspaceFile } from "./seed.mjs";
import { removeCandidate } from "./steps.mjs";

let browser, ways;
before(async () => { browser = await launch(); ways = await targets(); });
after(async () => { await browser.close(); await ways.close(); });

const WAYS = ["http root", "one file"];
const address = (way) => ways.list.find(({ name }) => name === way).url;
const rail = (page, name) => page.getByRole("navigation").getByRole("link", { name });
const inMain = (page, name) => page.getByRole("main").getByRole("link", { name });

/** A workspace with so many candidates, on the list of requisitions. */
async function withCandidates(way, count) {
  const opened = await open(browser, address(way));
  const { page } = opened;
  await introduce(page);
  await rail(page, "Data and backup").click();
  const file = { name: "seed.handpick.json", mimeType: "application/json", buffer: Buffer.from(workspaceFile(count)) };
  await page.getByLabel("Choose a file…").setInputFiles(file);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByLabel("Your name").fill("Nikos");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("heading", { level: 1, name: "Requisitions" }).waitFor();
  return opened;
}

/** The screen is there, and its heading names the document and has the focus. */
async function arrived(page, name) {
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  await page.waitForFunction((title) => document.title === title, `${name} · Handpick`);
  await page.waitForFunction((text) => {
    const focused = document.activeElement;
    return focused.tagName === "H1" && focused.textContent === text;
  }, name);
}

test("every screen of a requisition leads to every other, and says which one it is", async () => {
  const { page, context, wrong } = await withCandidates("http root", 9);
  await page.setViewportSize({ width: 360, height: 740 });
  const job = "Customer service agent";
  await inMain(page, job).click();
  const strip = page.getByRole("navigation", { name: "This requisition" });
  const screens = [["Board", job], ["Job description", job], ["Sourcing", "Sourcing"], ["Criteria", "Criteria"], ["Stages", "Stages"], ["Compare", "Compare"]];
  for (const [from] of screens) {
    for (const [to, heading] of screens.filter(([name]) => name !== from)) {
      for (const [name, title] of [[from, screens.find(([name]) => name === from)[1]], [to, heading]]) {
        const here = strip.locator("[aria-current=page]");
        if (!(await here.innerText()).startsWith(name)) {
          await strip.getByRole("link", { name }).click();
          await arrived(page, title);
        }
        assert.match(await here.innerText(), new RegExp(`^${name}`));
        const { x, width } = await here.boundingBox();
        assert.ok(x >= 0 && x + width <= 360, `${name} is in sight`);
      }
    }
  }
  assert.deepEqual(wrong, []);
  await context.close();
});

for (const way of WAYS) {
  test(`title and focus follow every change of the screen, Back and Forward too, ${way}`, async () => {
    const { page, context, wrong } = await withCandidates(way, 9);
    const job = "Customer service agent", name = "Eleni Markaki 0";
    await inMain(page, job).click();
    await arrived(page, job);
    const steps = [
      [() => inMain(page, "Job description").click(), job, /requisitions\/\w+$/],
      [() => page.goBack(), job, /board$/],
      [() => inMain(page, "Criteria").click(), "Criteria", /criteria$/],
      [() => inMain(page, "Board").click(), job, /board$/],
      [() => inMain(page, "Stages").click(), "Stages", /stages$/],
      [() => inMain(page, "Board").click(), job, /board$/],
      [() => inMain(page, /^Compare/).click(), "Compare", /compare$/],
      [() => page.goBack(), job, /board$/],
      [() => inMain(page, name).click(), name, /applications\/\w+$/],
      [() => rail(page, "Candidates").click(), "Candidates", /#\/candidates$/],
      [() => inMain(page, name).click(), name, /candidates\/\w+$/],
      [() => rail(page, "Data and backup").click(), "Data and backup", /#\/data$/],
      [() => rail(page, "Requisitions").click(), "Requisitions", /#\/requisitions$/],
    ];
    const seen = [];
    for (const [go, heading, where] of steps) {
      await go();
      await arrived(page, heading);
      assert.match(page.url(), where);
      seen.push([page.url(), heading]);
    }
    // The last screens once more, backwards and forwards.
    for (const [url, heading] of seen.slice(-5, -1).reverse()) {
      await page.goBack();
      await arrived(page, heading);
      assert.equal(page.url(), url);
    }
    for (const [url, heading] of seen.slice(-4)) {
      await page.goForward();
      await arrived(page, heading);
      assert.equal(page.url(), url);
    }
    assert.deepEqual(wrong, []);
    await context.close();
  });

  test(`every deep address opens its screen after a reload and in a new tab, ${way}`, async () => {
    const { page, context, wrong } = await withCandidates(way, 9);
    const job = "Customer service agent", name = "Eleni Markaki 0", requisition = id(1, 1);
    await kept(page);
    const deep = [
      [`#/requisitions/${requisition}`, job], [`#/requisitions/${requisition}/criteria`, "Criteria"],
      [`#/requisitions/${requisition}/stages`, "Stages"], [`#/requisitions/${requisition}/sourcing`, "Sourcing"], [`#/requisitions/${requisition}/board`, job],
      [`#/requisitions/${requisition}/compare`, "Compare"], ["#/candidates", "Candidates"], [`#/candidates/${id(6, 0)}`, name],
      [`#/applications/${id(7, 0)}`, name], [`#/applications/${id(7, 0)}/scorecard`, name], ["#/data", "Data and backup"],
      ["#/requisitions", "Requisitions"],
    ];
    for (const [fragment, heading] of deep) {
      await page.goto(address(way) + fragment);
      await arrived(page, heading);
      await page.reload();
      await page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
      await page.waitForFunction((title) => document.title === title, `${heading} · Handpick`);
      assert.equal(page.url(), address(way) + fragment);
    }
    const tab = await watched(context, wrong);
    await tab.goto(`${address(way)}#/candidates/${id(6, 0)}`);
    await tab.getByRole("heading", { level: 1, name, exact: true }).waitFor();
    assert.deepEqual(wrong, []);
    await context.close();
  });

  test(`a search is part of the address: Back, Forward and reload keep it, and it makes no history, ${way}`, async () => {
    const { page, context, wrong } = await withCandidates(way, 30);
    const screens = [
      [rail(page, "Candidates"), "Find in everything", "Candidates", page.getByRole("row")],
      [inMain(page, "Customer service agent"), "Find on this board", "Customer service agent", page.getByRole("listitem")],
    ];
    for (const [link, label, heading, hits] of screens) {
      await link.click();
      await arrived(page, heading);
      const before = await page.evaluate(() => history.length);
      const field = page.getByLabel(label);
      await field.pressSequentially("Иван & 100%");
      assert.equal(await field.inputValue(), "Иван & 100%");
      await page.getByText(/^Nobody/).waitFor();
      await field.fill("ИВАН ΠΑΠΑΔ");
      await page.waitForFunction(() => !document.body.innerText.includes("Markaki"));
      assert.ok(await hits.filter({ hasText: "Иван Παπαδόπουλος" }).count() > 0);
      assert.equal(await page.evaluate(() => history.length), before, "letters make no history");
      const focused = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
      assert.equal(focused, label, "the field keeps the focus");
      // What was typed first may stand in the address for a while.
      await page.waitForURL((url) => decodeURIComponent(url.hash).includes("ΠΑΠΑΔ"));
      const url = page.url();
      await inMain(page, /Иван Παπαδόπουλος/).first().click();
      await page.getByRole("heading", { level: 1, name: /Иван Παπαδόπουλος/ }).waitFor();
      await page.goBack();
      await arrived(page, heading);
      assert.equal(page.url(), url);
      assert.equal(await field.inputValue(), "ИВАН ΠΑΠΑΔ");
      assert.equal(await page.getByText("Markaki").count(), 0);
      await page.goForward();
      await page.getByRole("heading", { level: 1, name: /Иван Παπαδόπουλος/ }).waitFor();
      await page.goBack();
      await page.reload();
      await page.getByText(/Иван Παπαδόπουλος/).first().waitFor();
      assert.equal(await field.inputValue(), "ИВАН ΠΑΠΑΔ");
      assert.equal(await page.getByText("Markaki").count(), 0);
      await page.goBack();
      await arrived(page, "Requisitions");
    }
    assert.deepEqual(wrong, []);
    await context.close();
  });

  test(`an unknown address says so and leads home; what is gone is said to be gone, ${way}`, async () => {
    const { page, context, wrong } = await withCandidates(way, 9);
    for (const fragment of ["#/nowhere", "#/requisitions/nonsense", "#/candidates/1/2/3", "#/%E0%A4%A", "#/<b>bold</b>"]) {
      await page.goto(address(way) + fragment);
      await arrived(page, "There is nothing here");
      await page.getByText(/No screen has the address/).waitFor();
      await inMain(page, "Go to requisitions").click();
      await arrived(page, "Requisitions");
    }
    const nobody = id(8, 8);
    for (const fragment of [`requisitions/${nobody}`, `requisitions/${nobody}/board`, `requisitions/${nobody}/criteria`,
      `requisitions/${nobody}/stages`, `requisitions/${nobody}/sourcing`, `requisitions/${nobody}/compare`, `candidates/${nobody}`, `applications/${nobody}`,
      `applications/${nobody}/scorecard`]) {
      await page.goto(`${address(way)}#/${fragment}`);
      await arrived(page, "This is gone");
      await page.reload();
      await page.getByRole("heading", { level: 1, name: "This is gone" }).waitFor();
      await inMain(page, "Go to requisitions").click();
      await arrived(page, "Requisitions");
    }
    // Somebody who was removed: gone from both addresses, and back with an undo.
    await page.goto(`${address(way)}#/candidates/${id(6, 0)}`);
    await arrived(page, "Eleni Markaki 0");
    const person = page.url();
    await removeCandidate(page);
    await arrived(page, "Candidates");
    await page.goto(person);
    await arrived(page, "This is gone");
    await page.keyboard.press("Control+z");
    await page.getByRole("heading", { level: 1, name: "Eleni Markaki 0" }).waitFor();
    assert.deepEqual(wrong, []);
    await context.close();
  });
}

test("the title follows a new name of the screen, and a record that goes while one looks at it", async () => {
  const { page, context, wrong } = await withCandidates("http root", 9);
  await page.goto(`${address("http root")}#/candidates/${id(6, 0)}`);
  await arrived(page, "Eleni Markaki 0");
  await page.getByLabel("Name", { exact: true }).fill("Eleni Markaki-Petrou");
  await page.getByRole("heading", { level: 1, name: "Eleni Markaki-Petrou" }).waitFor();
  await kept(page);
  const other = await watched(context, wrong);
  await other.goto(page.url());
  await removeCandidate(other);
  await page.getByRole("heading", { level: 1, name: "This is gone" }).waitFor();
  const focused = await page.evaluate(() => document.activeElement.tagName);
  const afterRemoval = await page.title();
  await page.keyboard.press("Control+z");
  await rail(page, "Requisitions").click();
  await arrived(page, "Requisitions");
  await inMain(page, "Customer service agent").click();
  await inMain(page, "Job description").click();
  await page.getByLabel("Job title").fill("Night porter");
  await page.getByRole("heading", { level: 1, name: "Night porter" }).waitFor();
  const renamed = await page.title();
  assert.deepEqual({ renamed, afterRemoval, focused },
    { renamed: "Night porter · Handpick", afterRemoval: "This is gone · Handpick", focused: "H1" });
  assert.deepEqual(wrong, []);
  await context.close();
});

for (const more of [false, true]) {
  test(`Back returns to the place in the list where one was${more ? ", in a list of which more was shown" : ""}`, async () => {
    const { page, context, wrong } = await withCandidates("http root", 300);
    await rail(page, "Candidates").click();
    await arrived(page, "Candidates");
    if (more) await page.getByRole("button", { name: "Show 100 more" }).click();
    const link = page.getByRole("row").nth(more ? 150 : 80).getByRole("link");
    const name = await link.innerText();
    await link.scrollIntoViewIfNeeded();
    const place = await page.evaluate(() => scrollY);
    assert.ok(place > 500);
    await link.click();
    await arrived(page, name);
    assert.equal(await page.evaluate(() => scrollY), 0, "a new screen begins at its top");
    await page.goBack();
    await arrived(page, "Candidates");
    const shown = await page.getByRole("link", { name, exact: true }).count();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const now = await page.evaluate(() => scrollY);
    assert.deepEqual({ shown, near: Math.abs(now - place) < 200 }, { shown: 1, near: true }, `was at ${place}, is at ${now}`);
    assert.deepEqual(wrong, []);
    await context.close();
  });
}
