import { z } from "zod";
import { CliError } from "./cli-error.ts";
import { ExitCode } from "./exit-code.ts";

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });
const httpUrl = z.url({ protocol: /^https?$/ });
const flag = z.enum(["0", "1", "true", "false"]).transform((value) => value === "1" || value === "true");

/** What the command line and a local start read. The descriptions become `.env.example`. */
export const cliEnv = z.object({
  PLANRRR_HOME: z
    .string()
    .min(1)
    .optional()
    .describe("Folder of a local start: database, secrets, media. Absent: .planrrr in planrrr's own folder."),
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(3000)
    .describe("Port of the web pages and the API."),
  HOST: z
    .string()
    .min(1)
    .default("127.0.0.1")
    .describe("Address to listen on. 0.0.0.0 opens planrrr to the network."),
  DATABASE_URL: postgresUrl
    .optional()
    .describe("PostgreSQL 14 or newer. Absent: a local start brings a server of its own."),
  QUEUE_DATABASE_URL: postgresUrl
    .optional()
    .describe("PostgreSQL login that sees the queue's schema alone. Absent: a local start makes one."),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe("Redis 6.2 or newer for the queue. Absent: PostgreSQL."),
  BETTER_AUTH_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe("Signs sessions, at least 32 characters. Absent: a local start makes one."),
  ENCRYPTION_KEYS: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Key ring for credentials, newest first: id:base64,id:base64. Absent: a local start makes one.",
    ),
  INTERNAL_API_KEY: z
    .string()
    .min(32)
    .optional()
    .describe("Shared secret of worker and API. Absent: a local start makes one."),
  PLANRRR_SANDBOX: flag
    .default(true)
    .describe("1 starts stand-ins of networks and allows connections to this machine. Never in production."),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"])
    .default("info")
    .describe("Least level that is logged."),
  PLANRRR_URL: httpUrl.optional().describe("Server the command line talks to. Absent: the local start."),
  PLANRRR_API_KEY: z
    .string()
    .min(1)
    .optional()
    .describe("API key of the command line. Absent: what `planrrr login` saved."),
  PLANRRR_PASSWORD: z
    .string()
    .min(1)
    .optional()
    .describe("Password for `planrrr login`, in place of the question."),
  PLANRRR_CONNECTION_SECRET: z
    .string()
    .min(1)
    .optional()
    .describe("App password for `planrrr connections add`, in place of the question."),
  PLANRRR_CONNECTION_TOKEN: z
    .string()
    .min(1)
    .optional()
    .describe("Access token for `planrrr connections add`, in place of the question."),
});
export type CliEnv = z.output<typeof cliEnv>;

export type Variables = { readonly [name: string]: string | undefined };

/** Throws one error that names every variable that can't be used, and repeats none of their values. */
export function readCliEnv(variables: Variables): CliEnv {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const result = cliEnv.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new CliError("BAD_SETTINGS", `These settings can't be used:\n${lines.join("\n")}`, {
    exitCode: ExitCode.usage,
  });
}
