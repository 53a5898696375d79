import { mkdirSync } from "node:fs";
import path from "node:path";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineProject } from "vitest/config";
import { tickerBindings } from "./src/ticker/testing/ticker-bindings.ts";

// It would ask Cloudflare where this machine is.
process.env["CLOUDFLARE_CF_FETCH_ENABLED"] = "false";

// Tests need no page, but the bindings name its folder.
mkdirSync(path.join(import.meta.dirname, "out", "pages"), { recursive: true });

/** Inside workerd, with the bindings of wrangler.jsonc. Storage is shared by a file's tests: each takes a room of its own. */
export default defineProject({
  plugins: [
    cloudflareTest(async () => ({
      wrangler: { configPath: path.join(import.meta.dirname, "wrangler.jsonc") },
      miniflare: {
        bindings: {
          TEST_MIGRATIONS: await readD1Migrations(path.join(import.meta.dirname, "migrations")),
          CORE_URL: "http://core.test",
          EDGE_INTERNAL_API_KEY: "the-new-key,the-old-key",
          ...tickerBindings,
        },
      },
    })),
  ],
  test: {
    name: "edge",
    include: ["src/**/*.test.ts"],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    globalSetup: ["./tools/start-redis.ts"],
    setupFiles: ["./src/testing/apply-migrations.ts"],
  },
});
