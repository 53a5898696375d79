import type { Argv } from "yargs";
import type { GlobalArguments } from "./command.ts";

export const sourcesOption = (yargs: Argv<GlobalArguments>) =>
  yargs.option("sources", {
    type: "string",
    // Given twice, the last one counts.
    coerce: (given: string | string[] | undefined) => (Array.isArray(given) ? given.at(-1) : given),
    describe: "File with the sources; default: SOURCES_FILE, else config/sources.yml",
  });
