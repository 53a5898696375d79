import type { ArgumentsCamelCase, Argv } from "yargs";
import type { Cli } from "../cli.ts";
import { CliError } from "../cli-error.ts";
import { ExitCode } from "../exit-code.ts";
import { defineCommand, type GlobalArguments } from "./command.ts";

export const postsCreate = (cli: Cli) =>
  defineCommand({
    command: "create [text]",
    describe: "Write a post: now, later, or a draft",
    builder: options,
    handler: async (args) => {
      const [
        { connect },
        { readStdin },
        { findConnections },
        { showPost },
        { uploadImages },
        { waitForPost },
        { newPost },
      ] = await Promise.all([
        import("../client/connect.ts"),
        import("../client/ask.ts"),
        import("../client/find-connections.ts"),
        import("../output/show-post.ts"),
        import("../client/upload-images.ts"),
        import("../client/wait-for-post.ts"),
        import("../client/new-post.ts"),
      ]);
      const text = args.text ?? (await readStdin(cli))?.replace(/\n$/, "");
      if (text === undefined && args.image.length === 0)
        throw usage("Give the text as an argument or on standard input.");
      if (args.alt.length > args.image.length) throw usage("There are more --alt than --image.");
      const input = newPost(args, text ?? "");
      const client = await connect(cli, args);
      const { api } = client;
      const isLooseDraft = args.draft && args.to.length === 0;
      const connections = isLooseDraft ? [] : await findConnections(api, args.to);
      const mediaIds = await uploadImages(cli, client, args.image, args.alt);
      const created = await api.posts.create({
        ...input,
        connectionIds: connections.map(({ id }) => id),
        mediaIds,
      });
      const post =
        args.wait && !args.draft ? await waitForPost(cli, api, created, args.waitSeconds) : created;
      cli.out.result(post, () => showPost(cli.out.colors, post));
      if (args.wait && !args.draft && post.status !== "PUBLISHED") cli.exitWith(ExitCode.failed);
    },
  });

function options(yargs: Argv<GlobalArguments>) {
  return yargs
    .positional("text", { type: "string", describe: "Read from standard input when absent" })
    .option("to", {
      type: "string",
      array: true,
      default: [] as string[],
      describe: "Connection id or handle; default: the only one",
    })
    .option("at", { type: "string", describe: "When, e.g. 2026-12-01T09:00:00+01:00; default: now" })
    .option("local-time", {
      type: "string",
      describe: "When, on a clock in --time-zone: 2026-12-01T09:00",
      implies: "time-zone",
    })
    .option("time-zone", { type: "string", describe: "IANA name, e.g. Europe/Berlin", implies: "local-time" })
    .conflicts("at", "local-time")
    .option("draft", { type: "boolean", default: false, describe: "Save it, send nothing" })
    .option("image", { type: "string", array: true, default: [] as string[], describe: "Picture file" })
    .option("alt", {
      type: "string",
      array: true,
      default: [] as string[],
      describe: "What the picture shows, one for each --image",
    })
    .option("link", { type: "string", describe: "Address shown as a card" })
    .option("language", { type: "string", describe: "Of the text, e.g. en" })
    .option("visibility", {
      choices: ["public", "unlisted", "private", "direct"] as const,
      describe: "Mastodon: who may see it",
    })
    .option("content-warning", { type: "string", describe: "Mastodon: shown instead of the text at first" })
    .option("wait", { type: "boolean", default: false, describe: "Wait until it is out, and show where" })
    .option("wait-seconds", {
      type: "number",
      default: 120,
      describe: "How long after its time --wait goes on",
    });
}
export type CreateArguments = ArgumentsCamelCase<Awaited<ReturnType<typeof options>["argv"]>>;

function usage(message: string): CliError {
  return new CliError("WRONG_USAGE", message, { exitCode: ExitCode.usage });
}
