import { gzipSync } from "node:zlib";
import { build } from "vite";
import { beforeAll, expect, it } from "vitest";
import config from "../vite.config.ts";

/** What an embedding page loads, in bytes after gzip. */
const WIDGET = 15 * 1024;
/** Script and style of the wall page, without its fonts. */
const PAGE = 30 * 1024;

interface Built {
  fileName: string;
  text: string;
  imports: string[];
}

let files: Built[];
beforeAll(async () => {
  const result = await build({
    ...config,
    configFile: false,
    logLevel: "silent",
    build: { ...config.build, write: false },
  });
  const outputs = Array.isArray(result) ? result : [result];
  files = outputs
    .flatMap((one) => ("output" in one ? one.output : []))
    .map((file) =>
      file.type === "chunk"
        ? { fileName: file.fileName, text: file.code, imports: file.imports }
        : { fileName: file.fileName, text: typeof file.source === "string" ? file.source : "", imports: [] },
    );
});
const size = (ends: RegExp) =>
  files
    .filter(({ fileName }) => ends.test(fileName))
    .reduce((sum, { text }) => sum + gzipSync(text).length, 0);

it("the widget is one small file that asks for no other", () => {
  const widget = files.find(({ fileName }) => fileName === "widget.js");
  expect(widget?.imports).toEqual([]);
  expect(size(/^widget\.js$/)).toBeGreaterThan(1_000);
  expect(size(/^widget\.js$/)).toBeLessThanOrEqual(WIDGET);
});

it("the page stays small, too", () => {
  expect(size(/\.(js|css)$/)).toBeLessThanOrEqual(PAGE);
});

it("nothing in it needs what strict policies refuse", () => {
  for (const { fileName, text } of files.filter(({ fileName }) => /\.(js|html)$/.test(fileName))) {
    expect(text, fileName).not.toMatch(
      /\beval\(|new Function\(|<style|\sstyle="|createElement\(.style.\)|innerHTML/,
    );
  }
});
