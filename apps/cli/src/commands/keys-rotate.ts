import type { Cli } from "../cli.ts";
import { defineCommand } from "./command.ts";

export const keysRotate = (cli: Cli) =>
  defineCommand({
    command: "rotate",
    describe: "Protect all credentials with a new key",
    builder: (yargs) =>
      yargs
        .option("reseal-only", {
          type: "boolean",
          default: false,
          describe: "Make no new key: finish an interrupted rotation",
        })
        .option("forget-old", {
          type: "boolean",
          default: false,
          describe: "Drop the old keys from secrets.json once nothing needs them",
        })
        .epilogue(
          "With ENCRYPTION_KEYS set, put a new key first in it and restart every API; then this command reseals with that key.",
        ),
    handler: async (args) => {
      const { rotateKeys } = await import("../local/rotate-keys.ts");
      const result = await rotateKeys(cli, args);
      cli.out.result(result, () =>
        [
          `${result.resealed} of ${result.checked} credentials were sealed again with key ${result.key}.`,
          result.forgotten.length > 0
            ? `Forgot ${result.forgotten.join(", ")}.`
            : "Older keys stay readable for old backups.",
        ].join("\n"),
      );
    },
  });
