import type { Cli } from "../cli.ts";
import { CliError } from "../cli-error.ts";
import { ExitCode } from "../exit-code.ts";
import { defineCommand } from "./command.ts";
import { sourcesOption } from "./sources-option.ts";

export const bundlesRecord = (cli: Cli) =>
  defineCommand({
    command: "record <source>",
    describe: "Keep a source's page as it is now, for its tests",
    builder: (yargs) =>
      sourcesOption(yargs)
        .positional("source", { type: "string", demandOption: true, describe: "Its name" })
        .option("to", {
          type: "string",
          describe: "Folder; default: packages/bundles/fixtures/<source>",
        }),
    handler: async (args) => {
      const [{ recordSource }, { withBundles }, { writeFixture }] = await Promise.all([
        import("@planrrr/bundles"),
        import("../local/with-bundles.ts"),
        import("../local/write-fixture.ts"),
      ]);
      const recorded = await withBundles(cli, args.sources, async (ctx, sources) => {
        const source = sources.find(({ name }) => name === args.source);
        if (!source)
          throw new CliError("UNKNOWN_SOURCE", `There is no source ${args.source}.`, {
            exitCode: ExitCode.refused,
          });
        return recordSource(ctx, source);
      });
      const folder = writeFixture(cli.root, args.source, args.to, recorded);
      const result = { folder, bundles: recorded.bundles.length, problems: recorded.problems };
      cli.out.result(result, () =>
        [
          `Recorded in ${folder}: ${recorded.bundles.length} deals are read from it.`,
          ...recorded.problems.map((problem) => `  ${problem}`),
          "Look it over for what is nobody's business before you commit it.",
        ].join("\n"),
      );
    },
  });
