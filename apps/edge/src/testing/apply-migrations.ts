import { applyD1Migrations, type D1Migration } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { Env } from "../env.ts";

const { DB, TEST_MIGRATIONS } = env as unknown as Env;
await applyD1Migrations(DB, TEST_MIGRATIONS as D1Migration[]);
