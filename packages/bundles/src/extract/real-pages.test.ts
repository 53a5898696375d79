import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, test } from "vitest";
import { readRecords } from "../runs/read-records.ts";
import { decodeText } from "./decode-text.ts";
import { extractJsonLd } from "./extract-json-ld.ts";
import { extractPage } from "./extract-page.ts";
import { openHtml } from "./html-page.ts";
import { whatPage } from "./what-page.ts";

const folder = path.join(
  path.dirname(createRequire(import.meta.url).resolve("htmlparser-benchmark")),
  "files",
);
const ours = ["spotify-student", "disney-bundle", "verizon-play-more", "t-mobile-netflix"];

test("258 pages of real sites go through every extractor without a throw, and none is taken for a deal of ours", async () => {
  const files = readdirSync(folder);
  expect(files).toHaveLength(258);
  for (const file of files) {
    const page = openHtml("https://site.example/", decodeText(readFileSync(path.join(folder, file)), ""));
    const raw = extractJsonLd({ defaults: { provider: "Site" } }, page);
    readRecords({ region: "US" }, raw);
    whatPage(page);
    for (const extract of ours) expect(await extractPage({ name: extract }, page), file).toEqual([]);
  }
}, 120_000);
