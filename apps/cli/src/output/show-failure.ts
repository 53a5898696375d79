import { CliError } from "../cli-error.ts";
import { ExitCode } from "../exit-code.ts";
import type { Output } from "./output.ts";

/** Tells a failure and gives the exit code. What nobody expected keeps its stack: it is a bug. */
export function showFailure(out: Output, error: unknown): ExitCode {
  if (error instanceof CliError) {
    out.fail({ code: error.code, message: error.message, details: error.details });
    return error.exitCode;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  out.fail({
    code: "UNEXPECTED",
    message: `Something unexpected happened. Please report it with these lines:\n${stack}`,
  });
  return ExitCode.failed;
}
