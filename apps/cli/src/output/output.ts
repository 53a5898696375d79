import picocolors from "picocolors";

type Sink = { write(text: string): unknown; isTTY?: boolean };

export interface Output {
  readonly json: boolean;
  readonly colors: Colors;
  /** True when somebody watches: progress bars and questions make sense. */
  readonly live: boolean;
  /** The command's result: JSON with `--json`, else words. Nothing else goes to standard output. */
  result(value: unknown, words: () => string): void;
  /** For the person, on standard error; silent with `--json`. */
  note(text: string): void;
  warn(text: string): void;
  fail(failure: { code: string; message: string; details?: object }): void;
}
export type Colors = ReturnType<typeof picocolors.createColors>;

export interface OutputOptions {
  json: boolean;
  stdout: Sink;
  stderr: Sink;
  /** FORCE_COLOR was set. */
  forceColor?: boolean;
  /** NO_COLOR was set. */
  noColor?: boolean;
}

export function createOutput({
  json,
  stdout,
  stderr,
  forceColor = false,
  noColor = false,
}: OutputOptions): Output {
  const wanted = !noColor && !json;
  const colors = picocolors.createColors(wanted && (forceColor || stdout.isTTY === true));
  const errorColors = picocolors.createColors(wanted && (forceColor || stderr.isTTY === true));
  return {
    json,
    colors,
    live: !json && stderr.isTTY === true,
    result(value, words) {
      stdout.write(`${json ? JSON.stringify(value, null, 2) : words()}\n`);
    },
    note(text) {
      if (!json) stderr.write(`${text}\n`);
    },
    warn(text) {
      stderr.write(json ? `${JSON.stringify({ warning: text })}\n` : `${errorColors.yellow("!")} ${text}\n`);
    },
    fail({ code, message, details = {} }) {
      stderr.write(
        json
          ? `${JSON.stringify({ error: { code, message, ...details } })}\n`
          : `${errorColors.red("✗")} ${message} ${errorColors.dim(`(${code})`)}\n`,
      );
    },
  };
}
