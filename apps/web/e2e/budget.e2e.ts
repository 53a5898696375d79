import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { builtFolder, everyPage } from "./support/every-page.ts";

/** Bytes that a page needs before it works, compressed as they are sent. The pages are found, so none is forgotten. */
const kilobytes = { open: 120, app: 330, styles: 40, fonts: 120 };

const tags = (html: string, pattern: RegExp) => [
  ...new Set(Array.from(html.matchAll(pattern), ([tag]) => tag)),
];
const addressIn = (tag: string) => /\s(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? "";

const read = (address: string) => readFileSync(path.join(builtFolder, address));
const sum = (bytes: number[]) => bytes.reduce((total, each) => total + each, 0);

function scriptBytes(html: string): number {
  const scripts = tags(html, /<script[^>]*\ssrc="[^"]+"[^>]*>/g).filter((tag) => !/nomodule/i.test(tag));
  return sum(withImports(scripts.map(addressIn)).map((address) => gzipSync(read(address)).length));
}

/** A page without React loads modules that name others. */
function withImports(addresses: string[]): string[] {
  const all = new Set(addresses);
  for (const address of all)
    if (address.startsWith("/assets/"))
      for (const [, name = ""] of read(address)
        .toString()
        .matchAll(/from "\.\/([\w-]+\.js)"/g))
        all.add(path.posix.join(path.posix.dirname(address), name));
  return [...all];
}

function styleBytes(html: string): { styles: number; fonts: number } {
  const sheets = tags(html, /<link[^>]*rel="stylesheet"[^>]*>/g).map((tag) => addressIn(tag));
  const fonts = new Set(
    sheets.flatMap((sheet) =>
      Array.from(
        read(sheet)
          .toString()
          .matchAll(/url\("?([^")]+\.woff2)"?\)/g),
        ([, url = ""]) => path.posix.resolve(path.posix.dirname(sheet), url),
      ),
    ),
  );
  return {
    styles: sum(sheets.map((sheet) => gzipSync(read(sheet)).length)),
    fonts: sum([...fonts].map((font) => read(font).length)),
  };
}

for (const { name, open, html } of everyPage()) {
  const most = open ? kilobytes.open : kilobytes.app;
  test(`${name} needs at most ${most} KB of JavaScript`, () => {
    const scripts = scriptBytes(html);
    const { styles, fonts } = styleBytes(html);
    const told = Object.entries({ scripts, styles, fonts }).map(
      ([what, bytes]) => `${what} ${(bytes / 1_000).toFixed(1)} KB`,
    );
    process.stdout.write(`${name}: ${told.join(", ")}\n`);
    expect(scripts).toBeGreaterThan(0);
    expect(scripts).toBeLessThanOrEqual(most * 1_000);
    expect(styles).toBeGreaterThan(0);
    expect(styles).toBeLessThanOrEqual(kilobytes.styles * 1_000);
    expect(fonts).toBeGreaterThan(0);
    expect(fonts).toBeLessThanOrEqual(kilobytes.fonts * 1_000);
  });
}
