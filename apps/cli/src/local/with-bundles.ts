import { setTimeout as sleep } from "node:timers/promises";
import type { BundlesContext, SourcesFile } from "@planrrr/bundles";
import { openDatabase } from "@planrrr/database";
import { createSafeFetch } from "@planrrr/resilience";
import { nanoid } from "nanoid";
import type { Cli } from "../cli.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { readSourcesFile } from "./read-sources-file.ts";
import { withDatabase } from "./with-database.ts";

/** Works on the catalogue of deals, with the sources of the file. */
export async function withBundles<T>(
  cli: Cli,
  file: string | undefined,
  work: (ctx: BundlesContext, sources: SourcesFile["sources"]) => Promise<T>,
): Promise<T> {
  const { contact, allowPrivateHosts, sources } = readSourcesFile(cli, file);
  const safe = createSafeFetch({ allowPrivateHosts });
  try {
    return await withDatabase(cli, async (url) => {
      await prepareDatabase({ url, queueInside: !cli.env.REDIS_URL });
      const database = openDatabase({ url, max: 4 });
      const ctx: BundlesContext = {
        db: database.db,
        now: () => new Date(),
        newId: () => nanoid(),
        random: () => Math.random(),
        sleep: async (ms) => sleep(ms),
        fetch: safe.fetch,
        contact,
      };
      return work(ctx, sources).finally(() => database.close());
    });
  } finally {
    await safe.close();
  }
}
