import { readFile, stat } from "node:fs/promises";
import { readSources, type SourcesFile } from "@planrrr/bundles";
import type { Logger } from "@planrrr/telemetry";

export interface SourceFile {
  /** The sources as the file tells them now; while it can't be used, as it told them last. */
  read(): Promise<SourcesFile>;
}

const nothing: SourcesFile = { contact: "nobody@example.org", allowPrivateHosts: [], sources: [] };

/** Reads the file again when it has changed. A mistake in it is logged once and stops nothing. */
export function watchSourceFile(file: string, log: Logger): SourceFile {
  let known = nothing;
  let version: string | undefined;
  return {
    async read() {
      try {
        const { mtimeMs, size } = await stat(file);
        const here = `${mtimeMs} ${size}`;
        if (here === version) return known;
        version = here;
        known = readSources(await readFile(file, "utf8"));
        log.info({ file, sources: known.sources.length }, "sources read");
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        if (version !== problem)
          log.warn({ file, problem }, "the sources' file can't be used; its last state counts");
        if (problem.includes("ENOENT")) version = problem;
      }
      return known;
    },
  };
}
