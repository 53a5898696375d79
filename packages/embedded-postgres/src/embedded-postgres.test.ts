import { inject, expect, test } from "vitest";
import { Client } from "pg";
import type {} from "./testing/index.ts";
test("global", async () => { const c = new Client({connectionString: inject("postgresUrl")}); await c.connect(); expect((await c.query("select 1 as x")).rows[0].x).toBe(1); await c.end(); });
