// Small, strict operations on the text of the page, shared by the steps of the post_build hook.
// They must never guess: what is not there exactly as expected is an error that fails the build.
import { readFileSync } from "node:fs";

/** Replaces the one occurrence of `mark` by `text`, taken literally (the glue code may contain `$`). */
export function put(page, mark, text) {
  if (page.split(mark).length !== 2) throw new Error(`the page must contain ${JSON.stringify(mark)} exactly once`);
  return page.replace(mark, () => text);
}

/** Refuses text that would end an inline script early or change how the rest of it is read. */
export function safeInScript(text, name) {
  if (/<\/script|<!--/i.test(text)) throw new Error(`${name} contains </script or <!-- and cannot be inlined`);
  return text;
}

/** A classic inline script with the text of `file`. */
export function inlineScript(file) {
  return `<script>\n${safeInScript(readFileSync(file, "utf8").replace(/\r\n?/g, "\n"), file)}</script>`;
}

/** The start tags of all `tag` elements as `{ text, attributes }`; enough for the tags that Trunk and index.html write. */
export function tags(page, tag) {
  return [...page.matchAll(new RegExp(`<${tag}\\b[^>]*>`, "gi"))].map(([text]) => ({
    text,
    attributes: Object.fromEntries(
      [...text.matchAll(/\s([a-z-]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gi)]
        .map(([, name, double, single, bare]) => [name.toLowerCase(), double ?? single ?? bare ?? ""]),
    ),
  }));
}

/** The one `link` element with this `rel`. */
export function link(page, rel) {
  const found = tags(page, "link").filter(({ attributes }) => attributes.rel === rel);
  if (found.length !== 1) throw new Error(`the page must have exactly one link rel="${rel}", it has ${found.length}`);
  return found[0];
}

/** The file name in an address of the page, whichever prefix Trunk has put before it ("/", "./", a full address). */
export function fileName(address) {
  return address.replace(/[?#].*$/, "").replace(/^.*\//, "");
}
