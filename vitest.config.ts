import { defineConfig } from "vitest/config";

/** The clients that the networks publish change what is global, each in its own way. */
const vendorsClients = "tools/sandbox-networks/src/**/*-by-*.test.ts";

export default defineConfig({
  test: {
    // What runs at the edge is tested inside workerd, everything else in Node.
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          include: [
            "packages/*/src/**/*.test.{ts,tsx}",
            "apps/*/src/**/*.test.{ts,tsx}",
            "apps/edge/local/**/*.test.ts",
            "tools/*/**/*.test.ts",
            "bench/src/**/*.test.ts",
            "deploy/*.test.ts",
          ],
          exclude: ["**/node_modules/**", "**/e2e/**", "apps/edge/src/**", vendorsClients],
          environment: "node",
          // Modules are read once for all files: a third of the time. Whoever changes what is global puts it back.
          isolate: false,
          // One PostgreSQL for the whole run; tests reach it by inject("postgresUrl").
          globalSetup: ["./packages/embedded-postgres/src/testing/global-setup.ts"],
          // Processes, since tests kill and signal.
          pool: "forks",
        },
      },
      {
        extends: true,
        test: { name: "vendors", include: [vendorsClients], environment: "node", pool: "forks" },
      },
      "apps/edge",
    ],
    // One more than the machine that counts has cores: much of a test is waiting for a database or a network.
    maxWorkers: 3,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    teardownTimeout: 10_000,
    // As in the browser: what a busy machine upsets gets a second try in CI, and is named at the end to be mended.
    retry: process.env["CI"] ? 1 : 0,
    allowOnly: !process.env["CI"],
    passWithNoTests: false,
  },
});
