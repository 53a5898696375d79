import { PostStatus } from "@planrrr/contract";
import type { Cli } from "../cli.ts";
import { defineCommand } from "./command.ts";
import { pageOptions, pageResult } from "./page.ts";

export const postsList = (cli: Cli) =>
  defineCommand({
    command: "list",
    describe: "The team's posts, newest first",
    builder: (yargs) =>
      pageOptions(yargs).option("status", {
        choices: PostStatus.options,
        coerce: (status: string | undefined) =>
          status?.toUpperCase().replaceAll("-", "_") as PostStatus | undefined,
        describe: "Only these",
      }),
    handler: async (args) => {
      const [{ connect }, { postRows }] = await Promise.all([
        import("../client/connect.ts"),
        import("../output/show-post.ts"),
      ]);
      const { api } = await connect(cli, args);
      const { limit, cursor, status } = args;
      const page = await api.posts.list({ limit, cursor, status });
      cli.out.result(page, () => pageResult(page, postRows(cli.out.colors, page.items), "No posts."));
    },
  });
