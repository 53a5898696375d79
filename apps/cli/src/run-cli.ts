import path from "node:path";
import yargs from "yargs";
import type { Cli, InStream, OutStream } from "./cli.ts";
import { CliError } from "./cli-error.ts";
import { commandGroups, commands } from "./commands/index.ts";
import { readCliEnv, type Variables } from "./env.ts";
import { ExitCode, exitCodeHelp } from "./exit-code.ts";
import { createOutput } from "./output/output.ts";
import { showFailure } from "./output/show-failure.ts";

export interface RunOptions {
  root: string;
  variables: Variables;
  workingDirectory: string;
  stdin: InStream;
  stdout: OutStream;
  stderr: OutStream;
}

/** Reads the arguments, runs one command, and gives the process's exit code. */
export async function runCli(args: readonly string[], options: RunOptions): Promise<number> {
  const { variables, stdout, stderr } = options;
  const out = createOutput({
    json: args.includes("--json"),
    stdout,
    stderr,
    forceColor: Boolean(variables["FORCE_COLOR"]),
    noColor: Boolean(variables["NO_COLOR"]),
  });
  let exitCode: number = ExitCode.ok;
  try {
    const env = readCliEnv(variables);
    const cli: Cli = {
      ...options,
      env,
      out,
      home: env.PLANRRR_HOME
        ? path.resolve(options.workingDirectory, env.PLANRRR_HOME)
        : path.join(options.root, ".planrrr"),
      hasRunner: variables["npm_lifecycle_event"] !== undefined,
      exitWith: (code) => (exitCode = code),
    };
    await parse(args, cli);
  } catch (error) {
    exitCode = showFailure(out, error);
  }
  return exitCode;
}

async function parse(args: readonly string[], cli: Cli): Promise<void> {
  const parser = yargs()
    .scriptName("planrrr")
    .usage("$0 <command>\n\nPlan posts, send them out exactly once.")
    .option("json", { type: "boolean", default: false, describe: "Answer in JSON", global: true })
    .option("url", {
      type: "string",
      describe: `Server to talk to [PLANRRR_URL, or the local start on port ${cli.env.PORT}]`,
      global: true,
    })
    .option("api-key", {
      type: "string",
      describe: "API key [PLANRRR_API_KEY, or what login saved]",
      global: true,
    });
  for (const command of commands(cli)) parser.command(command);
  for (const { name, describe, members } of commandGroups(cli)) {
    parser.command(name, describe, (group) => {
      for (const member of members) group.command(member);
      return group.demandCommand(1, `Say what to do with ${name}.`);
    });
  }
  let failure: Error | undefined;
  parser
    // `--to a "Hello"`: the text is no second receiver.
    .parserConfiguration({ "greedy-arrays": false })
    .demandCommand(1, "Say what to do.")
    .strict()
    .recommendCommands()
    .version(false)
    .help()
    .alias("help", "h")
    .epilogue(exitCodeHelp)
    .wrap(Math.min(110, cli.stdout.columns ?? 100))
    .exitProcess(false)
    .fail((message, error) => {
      failure ??= error ?? usageError(message);
      throw failure;
    });
  // yargs prints help and usage by itself when it is given no callback: here it must take our streams.
  await parser.parseAsync([...args], {}, (_error, _argv, text) => {
    if (text && !failure) cli.stdout.write(`${text}\n`);
  });
  if (failure) throw failure;
}

function usageError(message: string): CliError {
  return new CliError("WRONG_USAGE", `${message} See planrrr --help.`, { exitCode: ExitCode.usage });
}
