import type { Cli } from "../cli.ts";
import { defineCommand } from "./command.ts";

export const up = (cli: Cli) =>
  defineCommand({
    command: "up",
    describe: "Start the whole system on this machine, and keep it running",
    handler: async () => {
      const { runUp } = await import("../local/run-up.ts");
      cli.exitWith(await runUp(cli));
    },
  });
