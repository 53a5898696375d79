import { defineConfig } from "vitest/config";

/** The whole system as its users run it, and what is killed for real: processes of its own, real ports, real kills. */
export default defineConfig({
  test: {
    // The browser tests of apps/web are Playwright's.
    include: [
      "apps/{cli,ingest}/e2e/**/*.e2e.ts",
      "{apps,packages}/*/{src,local}/**/*.e2e.ts",
      "bench/src/**/*.e2e.ts",
    ],
    environment: "node",
    globalSetup: ["./packages/embedded-postgres/src/testing/global-setup.ts"],
    pool: "forks",
    maxWorkers: 2,
    // A start takes a second or two, and several times that on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
    // As in the browser: what a busy machine upsets gets a second try in CI, and is named at the end to be mended.
    retry: process.env["CI"] ? 1 : 0,
    allowOnly: !process.env["CI"],
    passWithNoTests: false,
  },
});
