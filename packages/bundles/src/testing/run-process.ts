import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "@planrrr/database";
import { createSafeFetch } from "@planrrr/resilience";
import { performRun } from "../runs/perform-run.ts";
import { readSources } from "../sources/read-sources.ts";

// A process of its own that does one run, for tests that kill it: DATABASE_URL, RUN_ID and SOURCES say which.
const { DATABASE_URL = "", RUN_ID = "", SOURCES = "" } = process.env;
const { sources, allowPrivateHosts, contact } = readSources(SOURCES);
const database = openDatabase({ url: DATABASE_URL, max: 2 });
const safe = createSafeFetch({ allowPrivateHosts });
let ids = 0;
await performRun(
  {
    db: database.db,
    now: () => new Date(),
    newId: () => `${RUN_ID}-${++ids}`,
    random: () => 0.5,
    sleep: async (ms) => sleep(ms),
    fetch: safe.fetch,
    contact,
    onPhase: (_, phase) => process.send?.(phase),
  },
  sources,
  RUN_ID,
);
process.send?.("done");
await safe.close();
await database.close();
process.disconnect?.();
