import type { Cli } from "../cli.ts";
import { defineCommand } from "./command.ts";

export const postsResolve = (cli: Cli) =>
  defineCommand({
    command: "resolve <publication> <outcome>",
    describe: "Settle an UNCONFIRMED publication: it is there, or send it again",
    builder: (yargs) =>
      yargs
        .positional("publication", { type: "string", demandOption: true, describe: "Its id, see posts show" })
        .positional("outcome", { choices: ["published", "send-again"] as const, demandOption: true })
        .option("at-url", { type: "string", describe: "Where it is, when you know" }),
    handler: async (args) => {
      const [{ connect }, { colorStatus }] = await Promise.all([
        import("../client/connect.ts"),
        import("../output/show-post.ts"),
      ]);
      const { api } = await connect(cli, args);
      const { publication: id, outcome, atUrl: url } = args;
      const publication = await api.publications.resolve({ id, outcome, url });
      cli.out.result(
        publication,
        () => `${publication.network} ${colorStatus(cli.out.colors, publication.status)}`,
      );
    },
  });
