import { ExitCode } from "./exit-code.ts";

/** An expected failure: shown without a stack. The message says what happened and what to do. */
export class CliError extends Error {
  override readonly name = "CliError";
  /** Stable, for scripts that read `--json`. */
  readonly code: string;
  readonly exitCode: ExitCode;
  readonly details: { [key: string]: unknown };

  constructor(
    code: string,
    message: string,
    options: { exitCode?: ExitCode; details?: { [key: string]: unknown }; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.exitCode = options.exitCode ?? ExitCode.failed;
    this.details = options.details ?? {};
  }
}
