import { readFileSync } from "node:fs";
import path from "node:path";
import { readSources, type SourcesFile, SourcesFileError } from "@planrrr/bundles";
import type { Cli } from "../cli.ts";
import { CliError } from "../cli-error.ts";
import { ExitCode } from "../exit-code.ts";

/** The sources of `--sources`, else of the file that the ingestion reads: SOURCES_FILE, `config/sources.yml`. */
export function readSourcesFile(
  { root, variables }: Pick<Cli, "root" | "variables">,
  given: string | undefined,
): SourcesFile {
  const named = given ?? (variables["SOURCES_FILE"] || undefined);
  const file = named === undefined ? path.join(root, "config", "sources.yml") : path.resolve(named);
  try {
    return readSources(readFileSync(file, "utf8"));
  } catch (error) {
    if (!(error instanceof SourcesFileError)) {
      throw new CliError("SOURCES_UNREADABLE", `${file} can't be read.`, {
        exitCode: ExitCode.usage,
        cause: error,
      });
    }
    const lines = error.problems.map((problem) => `  ${problem}`);
    throw new CliError("BAD_SOURCES", `${file} can't be used:\n${lines.join("\n")}`, {
      exitCode: ExitCode.usage,
      details: { problems: error.problems },
    });
  }
}
