import type { Cli } from "../cli.ts";
import { defineCommand } from "./command.ts";
import { pageOptions, pageResult } from "./page.ts";

export const connectionsList = (cli: Cli) =>
  defineCommand({
    command: "list",
    describe: "The team's connections",
    builder: pageOptions,
    handler: async (args) => {
      const [{ connect }, { connectionRows }] = await Promise.all([
        import("../client/connect.ts"),
        import("../output/show-connections.ts"),
      ]);
      const { api } = await connect(cli, args);
      const page = await api.connections.list({ limit: args.limit, cursor: args.cursor });
      cli.out.result(page, () =>
        pageResult(
          page,
          connectionRows(cli.out.colors, page.items),
          "No connections yet. Make one with: planrrr connections add bluesky",
        ),
      );
    },
  });
