import type { Cli } from "../cli.ts";
import { defineCommand } from "./command.ts";

export const dbMigrate = (cli: Cli) =>
  defineCommand({
    command: "migrate",
    describe: "Bring the database to this version's tables; safe to repeat",
    handler: async () => {
      const [{ withDatabase }, { prepareDatabase, readServerVersion }] = await Promise.all([
        import("../local/with-database.ts"),
        import("../local/prepare-database.ts"),
      ]);
      const result = await withDatabase(cli, async (url) => {
        await prepareDatabase({ url, queueInside: !cli.env.REDIS_URL });
        return { migrated: true, postgres: await readServerVersion(url) };
      });
      cli.out.result(result, () => `The database (PostgreSQL ${result.postgres}) has this version's tables.`);
    },
  });
