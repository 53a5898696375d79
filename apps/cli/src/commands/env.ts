import type { Cli } from "../cli.ts";
import { defineCommand } from "./command.ts";

export const env = (cli: Cli) =>
  defineCommand({
    command: "env",
    describe: "Print .env.example: every variable there is",
    handler: async () => {
      const { envExample, listVariables } = await import("../env-example.ts");
      cli.out.result(listVariables(), () => envExample().trimEnd());
    },
  });
