// Goes through pages with Mozilla's Readability on jsdom: extract.mjs FOLDER. The packages lie in node_modules beside it.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Readability } from "@mozilla/readability";
import { JSDOM, VirtualConsole } from "jsdom";

const silent = new VirtualConsole();
let pages = 0, found = 0;
for (const name of readdirSync(process.argv[2]).filter((file) => file.endsWith(".html")).sort()) {
  pages++;
  const page = new JSDOM(readFileSync(join(process.argv[2], name), "utf8"), { virtualConsole: silent, url: "https://example.org/" });
  try {
    found += new Readability(page.window.document).parse()?.textContent.length ?? 0;
  } catch { /* A page that it cannot read counts like one without a text. */ }
  page.window.close();
}
console.log(`${pages} pages, ${found}`);
