import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** Debian's Chromium; Playwright's own browsers are downloaded from elsewhere. */
const chromium = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
if (!existsSync(chromium))
  throw new Error(`There is no browser at ${chromium}: apt-get install chromium, or set CHROMIUM.`);

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.e2e.ts",
  outputDir: "test-results",
  // Two systems and two browsers: much of a browser test is waiting, and the machine that counts has two cores.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // On a busy machine a browser overtakes a test, or is overtaken, now and then. A second try decides, and the closing
  // lines name what needed one: those tests want mending.
  retries: 1,
  forbidOnly: Boolean(process.env["CI"]),
  reporter: [["list"], ["./e2e/support/tally-reporter.ts"]],
  use: {
    locale: "en-GB",
    timezoneId: "Europe/Dublin",
    viewport: { width: 1280, height: 900 },
    // To write down every step of every test takes two fifths of a run's work; the second try of one that failed does.
    trace: "on-first-retry",
    launchOptions: {
      executablePath: chromium,
      // Chromium's sandbox needs a user that is not root.
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
});
