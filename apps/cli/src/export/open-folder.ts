import { mkdir, readdir, rename, rm, rmdir } from "node:fs/promises";
import path from "node:path";
import { CliError } from "../cli-error.ts";
import { ExitCode } from "../exit-code.ts";

export interface ExportFolder {
  /** Where to write until everything is there. */
  unfinished: string;
  /** Puts everything into its place; what is in `last` last of all. */
  finish(last: string): Promise<void>;
  /** Leaves no trace. */
  giveUp(): Promise<void>;
}

const UNFINISHED = ".unfinished";

/**
 * Takes a folder that is empty or not there yet. What is written stands inside it, so that it may be a mounted volume;
 * what an export that was killed has left is thrown away by the next one.
 */
export async function openFolder(folder: string): Promise<ExportFolder> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinished = path.join(folder, UNFINISHED);
  if ((await readdir(folder)).some((name) => name !== UNFINISHED)) throw notEmpty(folder);
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished);
  return {
    unfinished,
    async finish(last) {
      const names = (await readdir(unfinished)).filter((name) => name !== last);
      for (const name of [...names, last]) await rename(path.join(unfinished, name), path.join(folder, name));
      await rmdir(unfinished);
    },
    async giveUp() {
      await rm(unfinished, { recursive: true, force: true });
      if (made) await removeEmpty(folder, made);
    },
  };
}

/** From a folder up to the first one that was made for it. */
async function removeEmpty(folder: string, first: string): Promise<void> {
  for (let at = folder; ; at = path.dirname(at)) {
    const gone = await rmdir(at).then(
      () => true,
      () => false,
    );
    if (!gone || at === first) return;
  }
}

function notEmpty(folder: string): CliError {
  return new CliError("FOLDER_NOT_EMPTY", `There is something in ${folder} already. Name another folder.`, {
    exitCode: ExitCode.usage,
  });
}
