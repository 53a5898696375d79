import type { Cli } from "../cli.ts";
import { defineCommand } from "./command.ts";

export const whoami = (cli: Cli) =>
  defineCommand({
    command: "whoami",
    describe: "Who is signed in, and where",
    handler: async (args) => {
      const { connect } = await import("../client/connect.ts");
      const { api, email, server } = await connect(cli, args);
      // Any question the server answers only to whom it knows.
      await api.connections.list({ limit: 1 });
      cli.out.result({ url: server.url, email: email ?? null, via: email ? "login" : "api-key" }, () =>
        email ? `${email} at ${server.url}` : `An API key that is accepted at ${server.url}`,
      );
    },
  });
