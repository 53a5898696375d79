import type { Cli } from "../cli.ts";
import type { Api } from "../client/connect.ts";
import type { Attempt } from "../output/show-attempts.ts";
import { defineCommand } from "./command.ts";

export const postsShow = (cli: Cli) =>
  defineCommand({
    command: "show <post>",
    describe: "One post, and the ledger of what was tried",
    builder: (yargs) => yargs.positional("post", { type: "string", demandOption: true, describe: "Its id" }),
    handler: async (args) => {
      const [{ connect }, { showPost }, { showAttempts }] = await Promise.all([
        import("../client/connect.ts"),
        import("../output/show-post.ts"),
        import("../output/show-attempts.ts"),
      ]);
      const { api } = await connect(cli, args);
      const post = await api.posts.get({ id: args.post });
      const attempts = await listAttempts(api, args.post);
      const { colors } = cli.out;
      cli.out.result(
        { ...post, attempts },
        () => `${showPost(colors, post)}\n\n${showAttempts(colors, attempts)}`,
      );
    },
  });

async function listAttempts(api: Api, id: string): Promise<Attempt[]> {
  const all: Attempt[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.posts.attempts({ id, limit: 100, cursor });
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return all.sort((a, b) => a.id - b.id);
}
