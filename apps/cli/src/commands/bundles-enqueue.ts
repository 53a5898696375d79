import type { Cli } from "../cli.ts";
import { ExitCode } from "../exit-code.ts";
import { defineCommand } from "./command.ts";

export const bundlesEnqueue = (cli: Cli) =>
  defineCommand({
    command: "enqueue <source..>",
    describe: "Ask the running planrrr to read sources soon",
    builder: (yargs) =>
      yargs
        .positional("source", { type: "string", array: true, demandOption: true, describe: "Their names" })
        .option("accept", {
          type: "boolean",
          default: false,
          describe: "The page has changed and that is right: don't compare with the runs before",
        })
        .option("wait", { type: "boolean", default: false, describe: "Watch until they have been read" })
        .option("wait-seconds", { type: "number", default: 300, describe: "For so long at the most" })
        .epilogue("With --wait, exit code 1 when a source could not be read or does not look like itself."),
    handler: async (args) => {
      const [{ connect }, { waitForRuns }, { runRows }] = await Promise.all([
        import("../client/connect.ts"),
        import("../client/wait-for-runs.ts"),
        import("../output/show-runs.ts"),
      ]);
      const { ingest } = await connect(cli, args);
      const asked = [];
      for (const source of args.source)
        asked.push(await ingest.jobs.enqueue({ source, accept: args.accept }));
      const runs = args.wait ? await waitForRuns(cli, ingest, asked, args.waitSeconds) : asked;
      cli.out.result(runs, () => runRows(cli.out.colors, runs));
      const healthy = runs.every(({ verdict }) => verdict === "ok" || verdict === "unchanged");
      if (args.wait && !healthy) cli.exitWith(ExitCode.failed);
    },
  });
