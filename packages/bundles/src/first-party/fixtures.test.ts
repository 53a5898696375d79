import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { extractPage } from "../extract/extract-page.ts";
import { openHtml } from "../extract/html-page.ts";
import { readRecords } from "../runs/read-records.ts";
import { readSources } from "../sources/read-sources.ts";

const folder = new URL("../../fixtures/", import.meta.url);
const file = new URL("../../../../config/sources.yml", import.meta.url);
const { sources } = readSources(readFileSync(file, "utf8"));
const pages = sources.filter((source) => source.kind === "page");

const Origin = z.strictObject({
  kind: z.enum(["hand-made", "recorded"]),
  url: z.url(),
  owner: z.string(),
  recordedAt: z.string().optional(),
  status: z.number().optional(),
  contentType: z.string().optional(),
});
const read = (name: string, part: string) => readFileSync(new URL(`${name}/${part}`, folder), "utf8");

test("each source with code of its own has a labelled page, and somebody who looks after it", () => {
  expect(pages.map(({ name }) => name).toSorted()).toEqual(readdirSync(folder).toSorted());
  for (const { name, url, owner } of pages) {
    const origin = Origin.parse(parse(read(name, "origin.yml")));
    expect(origin).toMatchObject({ url, owner });
    const says = /Hand-made fixture/.test(read(name, "page.html"));
    expect(says, `${name} says so itself`).toBe(origin.kind === "hand-made");
  }
});

test.each(pages)("$name reads its page", async (source) => {
  const raw = await extractPage(source, openHtml(source.url, read(source.name, "page.html")));
  const { bundles, problems } = readRecords(source, raw);
  expect(problems).toEqual([]);
  expect(bundles).toEqual(JSON.parse(read(source.name, "bundles.json")));
});

test.each(pages)("$name finds nothing on another page, and does not fail", async (source) => {
  const other = "<title>Hello</title><h1>Welcome</h1><div class=plan><p>$5.99</p></div>";
  expect(await extractPage(source, openHtml(source.url, other))).toEqual([]);
  expect(await extractPage(source, openHtml(source.url, ""))).toEqual([]);
});
