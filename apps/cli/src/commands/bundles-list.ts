import type { Cli } from "../cli.ts";
import { defineCommand } from "./command.ts";
import { sourcesOption } from "./sources-option.ts";

export const bundlesList = (cli: Cli) =>
  defineCommand({
    command: "list",
    describe: "The sources, their deals, and how their last visit ended",
    builder: sourcesOption,
    handler: async (args) => {
      const [{ listSources }, { withBundles }, { sourceRows }] = await Promise.all([
        import("@planrrr/bundles"),
        import("../local/with-bundles.ts"),
        import("../output/show-sources.ts"),
      ]);
      const states = await withBundles(cli, args.sources, listSources);
      cli.out.result(states, () =>
        states.length === 0
          ? "There is no source yet. Add one to config/sources.yml."
          : sourceRows(cli.out.colors, states),
      );
    },
  });
