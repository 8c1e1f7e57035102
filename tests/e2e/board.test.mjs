// The board under a hand: cards carried by mouse and by finger, given up, dropped, undone; and what a drag must leave alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, introduce, kept, launch, open, targets } from "./harness.mjs";
import { openSeeded } from "./steps.mjs";

let browser, ways;
before(async () => { browser = await launch(); ways = await targets(); });
after(async () => { await browser.close(); await ways.close(); });

/** A board with so many candidates. */
async function board(count, options) {
  const { url } = ways.list[0];
  const opened = await open(browser, url, options);
  const { page } = opened;
  const board = await openSeeded(page, url, count);
  await page.goto(`${url}${board}`);
  await laid(page);
  return opened;
}

/** Waits until each lane shows all it shows unasked: a few cards come at once, the others when the hands rest. */
const laid = (page) => page.waitForFunction(() => {
  const lanes = [...document.querySelectorAll("[data-stage]")];
  const shown = (lane) => lane.querySelectorAll("[data-card]").length;
  return lanes.length > 0 && lanes.every((lane) => shown(lane) === Math.min(30, Number(lane.querySelector("header span").textContent.replace(/\D/g, ""))));
});

const lane = (page, name) => page.getByRole("region", { name, exact: true });
// As they stand in the page: a card that was moved a moment ago is drawn with the next frame, and has no text on the screen before.
const cards = async (page, name) => (await lane(page, name).locator("[data-card] h3").allTextContents()).map((text) => text.trim());
const middle = async (locator) => {
  const box = await locator.boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};
const nothingLeft = (page) => page.waitForFunction(() => !document.querySelector(".lift, .slot, .ghost, .lane.over"));

async function carry(page, from, to, steps = 8) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps });
}

test("a mouse carries a card to another lane, and the move is said, undone and kept", async () => {
  const { context, page, wrong } = await board(24);
  const first = (await cards(page, "New"))[0];
  const target = lane(page, "Phone").locator("[data-card]").first();
  const there = await middle(target);
  await carry(page, await middle(lane(page, "New").locator("[data-card]").first()), { x: there.x, y: there.y - 20 });
  await page.locator(".cardx.lift").waitFor();
  await lane(page, "Phone").locator(".slot").waitFor();
  assert.equal(await page.locator(".cardx.ghost").count(), 1);
  await page.mouse.up();
  await page.getByText(`${first} moved to Phone, position 1 of`).first().waitFor();
  assert.equal((await cards(page, "Phone"))[0], first);
  await page.waitForFunction((name) => document.activeElement?.getAttribute("aria-label") === `More actions for ${name}`, first);
  await nothingLeft(page);
  assert.match(page.url(), /board$/, "the release of a drag is no click");
  await kept(page);
  await page.reload();
  await page.locator(".cardx").first().waitFor();
  assert.equal((await cards(page, "Phone"))[0], first);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a card is reordered in its lane, and undone", async () => {
  const { context, page, wrong } = await board(24);
  const was = await cards(page, "New");
  const third = await middle(lane(page, "New").locator("[data-card]").nth(2));
  await carry(page, await middle(lane(page, "New").locator("[data-card]").first()), { x: third.x, y: third.y + 20 });
  await page.locator(".slot").waitFor();
  await page.mouse.up();
  await page.getByText(`${was[0]} moved to New, position 3 of`).first().waitFor();
  assert.deepEqual((await cards(page, "New")).slice(0, 3), [was[1], was[2], was[0]]);
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await page.waitForFunction((name) => document.querySelector(".lane [data-card] h3")?.innerText === name, was[0]);
  assert.deepEqual(await cards(page, "New"), was);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("Escape, a place outside and the card's own place change nothing; a click is still a click", async () => {
  const { context, page, wrong } = await board(24);
  const was = await cards(page, "New");
  const start = await middle(lane(page, "New").locator("[data-card]").first());
  const there = await middle(lane(page, "Screening"));
  await carry(page, start, there);
  await page.locator(".cardx.lift").waitFor();
  await page.keyboard.press("Escape");
  await nothingLeft(page);
  await page.mouse.move(start.x, start.y);
  await page.mouse.up();
  await carry(page, start, { x: 60, y: 400 });
  await page.mouse.up();
  await nothingLeft(page);
  await carry(page, start, { x: start.x + 12, y: start.y + 3 });
  assert.equal(await page.locator(".slot").count(), 0);
  await page.mouse.up();
  await nothingLeft(page);
  assert.deepEqual(await cards(page, "New"), was);
  assert.match(page.url(), /board$/);
  await page.waitForTimeout(150);
  await carry(page, start, { x: start.x + 4, y: start.y + 3 });
  await page.mouse.up();
  await page.getByRole("heading", { level: 1, name: was[0] }).waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a screen that goes in the middle of a drag leaves nothing behind", async () => {
  const { context, page, wrong } = await board(24);
  await carry(page, await middle(lane(page, "New").locator("[data-card]").first()), await middle(lane(page, "Screening")));
  await page.locator(".cardx.lift").waitFor();
  await page.evaluate(() => { location.hash = "#/candidates"; });
  await page.getByRole("heading", { level: 1, name: "Candidates" }).waitFor();
  await nothingLeft(page);
  await page.mouse.up();
  assert.deepEqual(wrong, []);
  await context.close();
});

for (const [name, wait, carries] of [["a finger that rests carries a card", 350, true], ["a finger that sets out at once scrolls", 0, false]]) {
  test(name, async () => {
    const { context, page, wrong } = await board(24, { hasTouch: true });
    const was = await cards(page, "New");
    const start = await middle(lane(page, "New").locator("[data-card]").first());
    const there = await middle(lane(page, "Screening"));
    const client = await context.newCDPSession(page);
    const touch = (type, points) => client.send("Input.dispatchTouchEvent", { type, touchPoints: points });
    await touch("touchStart", [start]);
    await page.waitForTimeout(wait);
    for (let part = 1; part <= 10; part++) {
      await touch("touchMove", [{ x: start.x + ((there.x - start.x) * part) / 10, y: start.y + ((there.y - start.y) * part) / 10 }]);
      await page.waitForTimeout(20);
    }
    assert.equal(await page.locator(".cardx.lift").count(), carries ? 1 : 0);
    await touch("touchEnd", []);
    if (carries) await page.getByText(`${was[0]} moved to Screening`).first().waitFor();
    else assert.deepEqual(await cards(page, "New"), was);
    await nothingLeft(page);
    assert.match(page.url(), /board$/);
    assert.deepEqual(wrong, []);
    await context.close();
  });
}

test("2,000 candidates: lanes are capped, a drag scrolls its lane, a search finds, and no frame is slow", async () => {
  const { context, page, wrong } = await board(2000);
  assert.ok((await page.locator("[data-card]").count()) <= 8 * 30);
  const start = await middle(lane(page, "New").locator("[data-card]").first());
  const box = await lane(page, "New").locator("ol").boundingBox();
  const bottom = { x: box.x + box.width / 2, y: Math.min(box.y + box.height, 900) - 6 };
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.longest = Math.max(window.longest, entry.duration); }).observe({ entryTypes: ["longtask"] });
  });
  await carry(page, start, bottom, 20);
  await page.waitForTimeout(1500);
  assert.ok((await lane(page, "New").locator("ol").evaluate((list) => list.scrollTop)) > 400, "the lane scrolls");
  const slow = await page.evaluate(() => window.longest);
  await page.mouse.up();
  await page.getByText(/moved to New, position/).first().waitFor();
  await nothingLeft(page);
  console.log(`longest task while a card was carried: ${slow} ms`);
  await lane(page, "New").getByRole("button", { name: /^Show all/ }).click();
  assert.ok((await lane(page, "New").locator("[data-card]").count()) > 500);
  await page.getByLabel("Find on this board").fill("δημητρης");
  await page.waitForFunction(() => [...document.querySelectorAll("[data-card] h3")].every((name) => name.textContent.startsWith("Δημήτρης")));
  // What stands on the card counts as well as the name, in whatever order.
  await page.getByLabel("Find on this board").fill("website δημητρης 10");
  await page.waitForFunction(() => document.querySelectorAll("[data-card]").length > 0 && [...document.querySelectorAll("[data-card] h3")].every((name) => /^Δημήτρης.*10/.test(name.textContent)));
  await page.getByLabel("Find on this board").fill("nobody at all");
  await page.getByText("Nobody here matches.").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("adding says what is missing in its place, knows who is here, and goes on to the next", async () => {
  const { context, page, wrong } = await board(6);
  await page.getByRole("button", { name: "Add candidate" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-invalid") === "true");
  await dialog.getByLabel("Name").fill("Anna Petrova");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await page.waitForFunction(() => document.activeElement?.id === "add-contact");
  await dialog.getByLabel("E-mail or telephone").fill("PERSON3@example.com");
  await dialog.getByText("applies here already").waitFor();
  await dialog.getByLabel("E-mail or telephone").fill("anna@example.com");
  await dialog.getByRole("button", { name: "Add and next" }).click();
  await dialog.getByText("Anna Petrova was added").waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "add-name" && document.activeElement.value === "");
  assert.deepEqual(await faults(page), []);
  await page.keyboard.press("Escape");
  await lane(page, "New").getByRole("link", { name: "Anna Petrova" }).waitFor();
  assert.deepEqual(await faults(page), []);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("adding leaves the board in use: what is typed stays, and Escape goes back to where one was", async () => {
  const { context, page, wrong } = await board(6);
  const [button, dialog] = [page.getByRole("button", { name: "Add candidate" }).first(), page.getByRole("dialog", { name: "Add candidate" })];
  const inName = () => page.waitForFunction(() => document.activeElement?.id === "add-name");
  await button.click();
  await inName();
  await dialog.getByLabel("Name").fill("Anna Petrova");
  await lane(page, "New").getByRole("button", { name: /^More actions/ }).first().click();
  await page.getByRole("menuitem", { name: "Phone" }).click();
  await lane(page, "Phone").getByRole("link").first().waitFor();
  assert.equal(await dialog.getByLabel("Name").inputValue(), "Anna Petrova");
  await button.focus();
  await page.keyboard.press("Enter");
  await inName();
  assert.equal(await dialog.getByLabel("Name").inputValue(), "Anna Petrova");
  assert.deepEqual(await faults(page), []);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await page.waitForFunction(() => document.activeElement?.textContent.includes("Add candidate"));
  // Nor is it lost by looking at something else.
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).click();
  await page.getByRole("heading", { level: 1, name: "Candidates" }).waitFor();
  await page.goBack();
  await button.click();
  await inName();
  assert.equal(await dialog.getByLabel("Name").inputValue(), "Anna Petrova");
  await dialog.getByLabel("E-mail or telephone").fill("anna@example.com");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "hidden" });
  await button.click();
  await inName();
  assert.equal(await dialog.getByLabel("Name").inputValue(), "");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a pipeline begins from a template, says what each stage is for, and stays once somebody has applied", async () => {
  const { context, page, wrong } = await open(browser, ways.list[0].url);
  await introduce(page);
  await page.getByRole("button", { name: "New requisition" }).first().click();
  await page.getByRole("main").getByRole("link", { name: /Board/ }).first().click();
  await page.getByRole("link", { name: "Stages" }).click();
  await page.getByLabel("Begin from a pipeline").selectOption({ label: "Many at once, for a season" });
  assert.equal(await page.getByLabel("Stage 3", { exact: true }).inputValue(), "Group day");
  await page.getByLabel("Purpose of Group day").fill("All together, on Saturday.");
  assert.deepEqual(await faults(page), []);
  await page.getByRole("main").getByRole("link", { name: "Board" }).click();
  await lane(page, "Group day").getByText("All together, on Saturday.").waitFor();
  await page.getByRole("button", { name: "Add candidate" }).first().click();
  await page.getByRole("dialog").getByLabel("Name").fill("Anna Petrova");
  await page.getByRole("dialog").getByLabel("E-mail or telephone").fill("anna@example.com");
  await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
  await page.keyboard.press("Escape");
  await lane(page, "New").getByText("Anna Petrova").waitFor();
  await page.getByRole("link", { name: "Stages" }).click();
  await page.getByText("A stage can be removed once nobody stands in it.").waitFor();
  assert.equal(await page.getByLabel("Begin from a pipeline").count(), 0);
  await kept(page);
  assert.deepEqual(wrong, []);
  await context.close();
});
