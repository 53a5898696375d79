import type { Cli } from "../cli.ts";
import { defineCommand } from "./command.ts";

export const postsCancel = (cli: Cli) =>
  defineCommand({
    command: "cancel <post>",
    describe: "Stop what has not gone out",
    builder: (yargs) => yargs.positional("post", { type: "string", demandOption: true, describe: "Its id" }),
    handler: async (args) => {
      const [{ connect }, { showPost }] = await Promise.all([
        import("../client/connect.ts"),
        import("../output/show-post.ts"),
      ]);
      const { api } = await connect(cli, args);
      const post = await api.posts.cancel({ id: args.post });
      cli.out.result(post, () => showPost(cli.out.colors, post));
    },
  });
