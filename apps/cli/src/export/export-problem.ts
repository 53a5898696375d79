import { CliError } from "../cli-error.ts";
import { ExitCode } from "../exit-code.ts";

const unusable: { [code: string]: string } = {
  EACCES: "you may not write there",
  EPERM: "you may not write there",
  EROFS: "nothing can be written there",
  ENOENT: "it can't be made there",
  EEXIST: "it is a file",
  ENOTDIR: "a part of it is a file",
  ENAMETOOLONG: "its name is too long",
};
const full = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/** What the disk and the line do to an export, in words. What nobody expected stays as it is. */
export function exportProblem(folder: string, url: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (full.has(code))
    return new CliError("DISK_FULL", `There is no room left for ${folder}. Nothing of the export was kept.`, {
      cause: error,
    });
  const why = unusable[code];
  if (why)
    return new CliError("FOLDER_UNUSABLE", `${folder} can't be used: ${why}.`, {
      exitCode: ExitCode.usage,
      cause: error,
    });
  if (isBrokenOff(error))
    return new CliError(
      "SERVER_UNREACHABLE",
      `planrrr at ${url} broke off in the middle. Nothing of the export was kept; run it again.`,
      { exitCode: ExitCode.unreachable, cause: error },
    );
  return error;
}

/** How fetch says that a body ended before its end; the client puts its own error around it. */
function isBrokenOff(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause)
    if (each instanceof TypeError && each.message === "terminated") return true;
  return false;
}
