// Opens Handpick with the people of a seeded file, as both benchmarks do.
import { introduce } from "../e2e/harness.mjs";
import { id } from "../e2e/seed.mjs";

/** Takes a file's people into a browser that holds nothing yet. Answers the address of their board, once all of it is kept. */
export async function openSeeded(page, url, text) {
  page.setDefaultTimeout(120_000);
  await page.goto(url);
  await introduce(page);
  await page.goto(`${url}#/data`);
  await page.getByLabel("Choose a file…").setInputFiles({ name: "seed.handpick.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByLabel("Your name").fill("Nikos");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("link", { name: "Customer service agent" }).waitFor();
  await page.waitForFunction(() => /in this browser/.test(document.querySelector("nav .saved")?.innerText ?? ""), undefined, { timeout: 240_000 });
  return `#/requisitions/${id(1, 1)}/board`;
}
