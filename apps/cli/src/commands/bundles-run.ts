import type { Run, Source } from "@planrrr/bundles";
import type { Cli } from "../cli.ts";
import { CliError } from "../cli-error.ts";
import { ExitCode } from "../exit-code.ts";
import { defineCommand } from "./command.ts";
import { sourcesOption } from "./sources-option.ts";

export const bundlesRun = (cli: Cli) =>
  defineCommand({
    command: "run <source..>",
    describe: "Read sources now and bring the catalogue up to date",
    builder: (yargs) =>
      sourcesOption(yargs)
        .positional("source", { type: "string", array: true, demandOption: true, describe: "Their names" })
        .option("accept", {
          type: "boolean",
          default: false,
          describe: "The page has changed and that is right: don't compare with the runs before",
        })
        .epilogue("Exit code 1 when a source could not be read or does not look like itself."),
    handler: async (args) => {
      const [{ isExampleAddress, runSource }, { withBundles }, { runRows }] = await Promise.all([
        import("@planrrr/bundles"),
        import("../local/with-bundles.ts"),
        import("../output/show-runs.ts"),
      ]);
      const runs = await withBundles(cli, args.sources, async (ctx, sources) => {
        const chosen = args.source.map((name) => find(sources, name));
        if (isExampleAddress(ctx.contact)) throw noContact();
        const done: Run[] = [];
        for (const source of chosen) {
          cli.out.note(`Reading ${source.name} from ${source.url}`);
          const onPhase = (_: string, phase: string) => cli.out.note(`${source.name}: ${phase}`);
          done.push(await runSource({ ...ctx, onPhase }, source, { accept: args.accept }));
        }
        return done;
      });
      cli.out.result(runs, () => runRows(cli.out.colors, runs));
      if (runs.some(({ verdict }) => verdict !== "ok" && verdict !== "unchanged"))
        cli.exitWith(ExitCode.failed);
    },
  });

function find(sources: readonly Source[], name: string): Source {
  const found = sources.find((source) => source.name === name);
  if (found) return found;
  const names = sources.map((source) => source.name).join(", ") || "none";
  // The shop is a part of the running system, which alone knows where it is.
  const hint = name.startsWith("sandbox-")
    ? ` Sources of a local start's own shop are read by it: planrrr bundles enqueue ${name} --wait.`
    : "";
  throw new CliError(
    "UNKNOWN_SOURCE",
    `There is no source ${name} in the file. There are: ${names}.${hint}`,
    {
      exitCode: ExitCode.refused,
    },
  );
}

/** Sites must be able to find who reads them: the address the file comes with is nobody's. */
function noContact(): CliError {
  return new CliError(
    "NO_CONTACT",
    "Put an address where sites can reach you into the sources' file: contact.",
    { exitCode: ExitCode.usage },
  );
}
