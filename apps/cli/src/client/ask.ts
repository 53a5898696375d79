import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import type { Cli } from "../cli.ts";
import { CliError } from "../cli-error.ts";
import { ExitCode } from "../exit-code.ts";

export interface Question {
  label: string;
  /** What the person types is not shown. */
  hidden?: boolean;
  /** How to answer without a terminal. */
  otherwise: string;
}

/** Asks on the terminal. Without one, the person is told how else to answer. */
export async function ask(
  { stdin, stderr }: Cli,
  { label, hidden = false, otherwise }: Question,
): Promise<string> {
  if (!stdin.isTTY || !stderr.isTTY) {
    throw new CliError("VALUE_MISSING", `${label} is needed: ${otherwise}`, { exitCode: ExitCode.usage });
  }
  let muted = false;
  const output = new Writable({
    write(chunk, _encoding, done) {
      if (!muted) stderr.write(chunk);
      done();
    },
  });
  const lines = createInterface({ input: stdin, output, terminal: true });
  try {
    const interrupted = new Promise<never>((_resolve, reject) => {
      lines.once("SIGINT", () =>
        reject(new CliError("INTERRUPTED", "Interrupted.", { exitCode: ExitCode.interrupted })),
      );
    });
    const answer = lines.question(`${label}: `);
    muted = hidden;
    const text = await Promise.race([answer, interrupted]);
    if (!text.trim())
      throw new CliError("VALUE_MISSING", `${label} is needed.`, { exitCode: ExitCode.usage });
    return hidden ? text : text.trim();
  } finally {
    lines.close();
    if (hidden) stderr.write("\n");
  }
}

/** All of standard input; `undefined` on a terminal, where nobody piped anything. */
export async function readStdin({ stdin }: Cli): Promise<string | undefined> {
  if (stdin.isTTY) return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString("utf8");
}
