import { z } from "zod";
import { CliError } from "../cli-error.ts";
import { ExitCode } from "../exit-code.ts";

/** RFC 9457, as the API answers errors; Better Auth's own say `message` instead of `detail`. */
const Problem = z.looseObject({
  code: z.string().optional(),
  detail: z.string().optional(),
  message: z.string().optional(),
});

/** Turns an error answer of the server into words and an exit code. */
export function problemError(status: number, body: unknown): CliError {
  const parsed = Problem.safeParse(body);
  const { code, detail, message, ...rest } = parsed.success ? parsed.data : {};
  const { type: _type, title: _title, status: _status, instance: _instance, ...details } = rest;
  return new CliError(
    code ?? `HTTP_${status}`,
    words(detail ?? message ?? `The server answered ${status}.`, status, details),
    {
      exitCode: exitCodeFor(status, code),
      details: { status, ...details },
    },
  );
}

function exitCodeFor(status: number, code: string | undefined): ExitCode {
  if (status === 401) return ExitCode.notSignedIn;
  if (code === "INVALID_INPUT" || code === "INVALID_JSON") return ExitCode.usage;
  if (status === 429 || status === 502) return ExitCode.failed;
  if (status >= 400 && status < 500) return ExitCode.refused;
  return status === 503 || status === 504 ? ExitCode.unreachable : ExitCode.failed;
}

const Lines = z.array(z.looseObject({ message: z.string() }));

function words(message: string, status: number, details: { [key: string]: unknown }): string {
  if (status === 401) return `${message} Sign in with: planrrr login`;
  const lines = [details["errors"], details["problems"]].flatMap((list) => Lines.safeParse(list).data ?? []);
  const more = lines.map((line) => line.message).filter((line) => !message.includes(line));
  return [message, ...more.map((line) => `  – ${line}`)].join("\n");
}
