// Takes the pictures of the README and of the manifest from the release in dist/, with the sample data: run it after
// script/build when the board has changed its looks. It must never show a real person.
import { mkdirSync } from "node:fs";
import { introduce, kept, launch, open, targets } from "../tests/e2e/harness.mjs";

const FOLDER = "public/screenshots";
const PICTURES = [
  { name: "board", viewport: { width: 1440, height: 900 } },
  { name: "board-narrow", viewport: { width: 400, height: 860 } },
];

mkdirSync(FOLDER, { recursive: true });
const browser = await launch();
const ways = await targets();
for (const { name, viewport } of PICTURES) {
  const { context, page, wrong } = await open(browser, ways.list[0].url, { viewport, colorScheme: "light" });
  await introduce(page);
  await page.getByRole("button", { name: /sample/i }).first().click();
  await page.getByRole("main").getByRole("link", { name: "Customer service agent" }).click();
  await page.getByRole("main").getByRole("heading", { level: 2 }).nth(2).waitFor();
  await page.mouse.move(0, 0);
  if (viewport.width > 1000) await kept(page);
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
  if (wrong.length > 0) throw new Error(`${name}: ${wrong.join("; ")}`);
  await context.close();
}
await browser.close();
await ways.close();
