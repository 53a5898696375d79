import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { readFileSync } from "node:fs";
import path from "node:path";

/** Bytes of JavaScript that a page needs before it works, compressed as it is sent. */
const out = path.join(import.meta.dirname, "..", "out");

function initialBytes(page: string): number {
  const html = readFileSync(path.join(out, `${page}.html`), "utf8");
  const scripts = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"[^>]*>/g)]
    .filter(([tag]) => !/nomodule/i.test(tag))
    .map(([, source = ""]) => source);
  return [...new Set(scripts)].reduce(
    (sum, source) => sum + gzipSync(readFileSync(path.join(out, source))).length,
    0,
  );
}

const budgets: [page: string, kilobytes: number][] = [
  ["write", 330],
  ["calendar", 330],
  ["posts", 330],
  ["unsent", 330],
  ["you", 330],
  ["post", 330],
  ["connections", 330],
  ["account", 330],
  ["welcome", 330],
  ["team", 330],
  ["keys", 330],
  ["plan", 330],
  ["plan/slots", 330],
  ["plan/repeats", 330],
  ["plan/import", 330],
  ["sign-in", 120],
  ["sign-up", 120],
  ["forgotten", 120],
  ["reset", 120],
  ["join", 120],
  ["review", 120],
];

for (const [page, kilobytes] of budgets) {
  test(`${page} needs at most ${kilobytes} KB of JavaScript`, () => {
    expect(initialBytes(page)).toBeGreaterThan(0);
    expect(initialBytes(page)).toBeLessThanOrEqual(kilobytes * 1_000);
  });
}
