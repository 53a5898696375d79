import type { Cli } from "../cli.ts";
import { defineCommand } from "./command.ts";

export const connectionsRemove = (cli: Cli) =>
  defineCommand({
    command: "remove <connection>",
    describe: "Forget a connection and what is planned on it",
    builder: (yargs) =>
      yargs.positional("connection", { type: "string", demandOption: true, describe: "Id or handle" }),
    handler: async (args) => {
      const [{ connect }, { findConnections }] = await Promise.all([
        import("../client/connect.ts"),
        import("../client/find-connections.ts"),
      ]);
      const { api } = await connect(cli, args);
      const [connection] = await findConnections(api, [args.connection]);
      if (!connection) return;
      await api.connections.remove({ id: connection.id });
      cli.out.result(
        { id: connection.id, removed: true },
        () => `Forgot ${connection.handle} on ${connection.network}.`,
      );
    },
  });
