import {
  flag,
  givenVariables,
  httpUrl,
  logLevelSetting,
  postgresUrl,
  redisUrl,
  serverSettings,
  type Variables,
} from "@planrrr/settings";
import { z } from "zod";
import { CliError } from "./cli-error.ts";
import { ExitCode } from "./exit-code.ts";

/** What the command line and a local start read. The descriptions become `.env.example`. */
export const cliEnv = z.object({
  PLANRRR_HOME: z
    .string()
    .min(1)
    .optional()
    .describe("Folder of a local start: database, secrets, media. Absent: .planrrr in planrrr's own folder."),
  ...serverSettings,
  DATABASE_URL: postgresUrl
    .optional()
    .describe("PostgreSQL 14 or newer. Absent: a local start brings a server of its own."),
  QUEUE_DATABASE_URL: postgresUrl
    .optional()
    .describe("PostgreSQL login that sees the queue's schema alone. Absent: a local start makes one."),
  REDIS_URL: redisUrl.optional().describe("Redis 6.2 or newer for the queue. Absent: PostgreSQL."),
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
  EDGE_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(8787)
    .describe(
      "Port of a local start's edge: communities and tickers. Where 8787 is taken and nothing is set, the next free one. 0: no edge.",
    ),
  PLANRRR_EDGE: flag.default(true).describe("0 leaves the edge out of a local start."),
  EDGE_URL: httpUrl
    .optional()
    .describe("Public address of the edge. Absent: http://<HOST>:<EDGE_PORT>, a local start's own."),
  EDGE_INTERNAL_API_KEY: z
    .string()
    .min(32)
    .optional()
    .describe("Shared secret of API and edge. Absent: a local start makes one."),
  EDGE_ENCRYPTION_KEYS: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Key ring for the network tokens that the ticker renews, newest first: id:base64,id:base64. Absent: a local start makes one.",
    ),
  VAPID_PRIVATE_KEY: z
    .string()
    .min(43)
    .optional()
    .describe("Signs Web Push: a private key of P-256 in base64url. Absent: a local start makes one."),
  PLANRRR_SANDBOX: flag
    .default(true)
    .describe("1 starts stand-ins of networks and allows connections to this machine. Never in production."),
  ...logLevelSetting,
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

export type { Variables };

/** Throws one error that names every variable that can't be used, and repeats none of their values. */
export function readCliEnv(variables: Variables): CliEnv {
  const result = cliEnv.safeParse(givenVariables(variables));
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new CliError("BAD_SETTINGS", `These settings can't be used:\n${lines.join("\n")}`, {
    exitCode: ExitCode.usage,
  });
}
