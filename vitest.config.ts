import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "packages/*/src/**/*.test.{ts,tsx}",
      "apps/*/src/**/*.test.{ts,tsx}",
      "tools/*/**/*.test.ts",
      "bench/src/**/*.test.ts",
    ],
    exclude: ["**/node_modules/**", "**/e2e/**"],
    environment: "node",
    // One PostgreSQL for the whole run; tests reach it by inject("postgresUrl").
    globalSetup: ["./packages/embedded-postgres/src/testing/global-setup.ts"],
    // Processes, since tests kill and signal; two of them, since the machine that counts has two cores.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    teardownTimeout: 10_000,
    allowOnly: !process.env["CI"],
    passWithNoTests: false,
  },
});
