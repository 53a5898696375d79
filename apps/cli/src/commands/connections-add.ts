import type { Cli } from "../cli.ts";
import { CliError } from "../cli-error.ts";
import { ExitCode } from "../exit-code.ts";
import { defineCommand } from "./command.ts";

interface Fields {
  network: string;
  service: string | undefined;
  identifier: string | undefined;
  secret: string | undefined;
  token: string | undefined;
  stdin: boolean;
}

export const connectionsAdd = (cli: Cli) =>
  defineCommand({
    command: "add <network>",
    describe: "Connect an account; connecting it again renews it",
    builder: (yargs) =>
      yargs
        .positional("network", { type: "string", demandOption: true, describe: "bluesky or mastodon" })
        .option("service", {
          type: "string",
          describe: "Address of the account's server, e.g. https://mastodon.social",
        })
        .option("identifier", { type: "string", describe: "Bluesky: handle or e-mail" })
        .option("secret", {
          type: "string",
          describe: "Bluesky: app password [PLANRRR_CONNECTION_SECRET, or asked for]",
        })
        .option("token", {
          type: "string",
          describe: "Mastodon: access token [PLANRRR_CONNECTION_TOKEN, or asked for]",
        })
        .option("stdin", {
          type: "boolean",
          default: false,
          describe: "Read the app password or token from standard input",
        })
        .example("$0 connections add bluesky --identifier me.bsky.social", "Asks for the app password"),
    handler: async (args) => {
      const { connect } = await import("../client/connect.ts");
      const input = await complete(cli, args);
      const { api } = await connect(cli, args);
      const connection = await api.connections.add(input);
      cli.out.result(
        connection,
        () =>
          `Connected ${connection.handle} on ${connection.network} (${connection.service}).\nIts id: ${connection.id}`,
      );
    },
  });

/** Asks for what is missing. Secrets come from anywhere but the shell's history, if the person likes. */
async function complete(cli: Cli, fields: Fields) {
  const { ask, readStdin } = await import("../client/ask.ts");
  const { network, service } = fields;
  const piped = fields.stdin ? (await readStdin(cli))?.trim() : undefined;
  if (fields.stdin && !piped)
    throw new CliError("VALUE_MISSING", "Nothing came on standard input.", { exitCode: ExitCode.usage });
  if (network === "bluesky") {
    const identifier =
      fields.identifier ?? (await ask(cli, { label: "Handle or e-mail", otherwise: "--identifier" }));
    const secret = fields.secret ?? piped ?? cli.env.PLANRRR_CONNECTION_SECRET;
    const how = "--stdin, PLANRRR_CONNECTION_SECRET or --secret";
    return {
      network,
      service,
      identifier,
      secret: secret ?? (await ask(cli, { label: "App password", hidden: true, otherwise: how })),
    };
  }
  if (network === "mastodon") {
    const at = service ?? (await ask(cli, { label: "Server (https://…)", otherwise: "--service" }));
    const token = fields.token ?? piped ?? cli.env.PLANRRR_CONNECTION_TOKEN;
    const how = "--stdin, PLANRRR_CONNECTION_TOKEN or --token";
    return {
      network,
      service: at,
      token: token ?? (await ask(cli, { label: "Access token", hidden: true, otherwise: how })),
    };
  }
  // Which networks there are is the server's to say.
  return {
    network,
    service,
    identifier: fields.identifier,
    secret: fields.secret ?? piped,
    token: fields.token,
  };
}
