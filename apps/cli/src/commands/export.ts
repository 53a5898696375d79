import path from "node:path";
import type { Cli } from "../cli.ts";
import { defineCommand } from "./command.ts";

export const exportCommand = (cli: Cli) =>
  defineCommand({
    command: "export [folder]",
    describe: "Write the team's posts, plans and files into a folder of your own",
    builder: (yargs) =>
      yargs.positional("folder", {
        type: "string",
        describe: "Empty, or not there yet; default: a new one here, named after the time",
      }),
    handler: async (args) => {
      const [{ connect }, { exportTeam }, { tellCounts }] = await Promise.all([
        import("../client/connect.ts"),
        import("../export/export-team.ts"),
        import("../export/tell-counts.ts"),
      ]);
      const client = await connect(cli, args);
      const folder = path.resolve(cli.workingDirectory, args.folder ?? nameByTime(new Date()));
      const counts = await exportTeam(client, folder, tellCounts(cli));
      cli.out.result({ folder, counts }, () => `Everything is in ${folder}.`);
    },
  });

function nameByTime(now: Date): string {
  return `planrrr-export-${now.toISOString().slice(0, 19).replaceAll(":", "-")}`;
}
