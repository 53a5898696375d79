import { parseKeyRing } from "@planrrr/publishing";
import { toVapidKeys } from "@planrrr/rooms";
import {
  flag,
  givenVariables,
  httpUrl,
  list,
  logLevelSetting,
  postgresUrl,
  redisUrl,
  serverSettings,
  type Variables,
} from "@planrrr/settings";
import { z } from "zod";
import { checkTogether } from "./env-together.ts";

const count = z.coerce.number().int().nonnegative();
const milliseconds = z.coerce.number().int().positive();
const origin = httpUrl.transform((value) => new URL(value).origin);

/** planrrr's registration with a network: whoever runs planrrr makes one of their own. */
const clientId = (network: string, where: string) =>
  z
    .string()
    .min(1)
    .optional()
    .describe(
      `Your app at ${network}, made at ${where}; redirect URI: <BASE_URL>/api/connections/${network.toLowerCase()}/callback.`,
    );
const clientSecret = (network: string) =>
  z
    .string()
    .min(1)
    .optional()
    .describe(`Its secret. Both or neither: without them ${network} can't be connected.`);

/** Every variable the API reads. The descriptions become `.env.example`. */
export const apiEnv = z.object({
  ...serverSettings,
  BASE_URL: origin
    .optional()
    .describe(
      "Where people reach planrrr, e.g. https://planrrr.example. Absent: whatever address a request came to.",
    ),
  DATABASE_URL: postgresUrl.describe("PostgreSQL 14 or newer."),
  REDIS_URL: redisUrl
    .optional()
    .describe("Redis 6.2 or newer for the queue and rate limits. Absent: PostgreSQL and memory."),
  BETTER_AUTH_SECRET: z
    .string()
    .min(32)
    .describe(
      "Signs sessions, at least 32 characters: openssl rand -base64 32. Changing it signs everybody out.",
    ),
  ENCRYPTION_KEYS: z
    .string()
    .superRefine(checkKeyRing)
    .describe(
      "Key ring for credentials, newest first: id:base64,id:base64 with 32-byte keys (openssl rand -base64 32).",
    ),
  INTERNAL_API_KEYS: z
    .string()
    .optional()
    .describe("One key for the worker, or two while it is being changed; at least 32 characters each."),
  INTERNAL_API_KEY: z.string().optional().describe("The same for a single key."),
  INTERNAL_PORT: z.coerce
    .number()
    .int()
    .min(1)
    .max(65_535)
    .optional()
    .describe(
      "A port of their own for the worker's /internal and for /metrics, which PORT then no longer answers. Absent: all on PORT.",
    ),
  CORS_ORIGINS: list
    .default([])
    .describe("Origins of other sites whose pages may use a session here, separated by commas."),
  TRUSTED_PROXIES: list
    .default([])
    .describe(
      "Addresses, ranges (10.0.0.0/8) or the words loopback, private: whose X-Forwarded-* headers are believed.",
    ),
  TRUST_PROXY: flag
    .optional()
    .describe("1 believes X-Forwarded-* from loopback and private addresses: the usual reverse proxy."),
  SIGN_UP: z
    .enum(["open", "closed"])
    .default("open")
    .describe(
      "Whether new people may make an account. Who is invited to a team may, also where it is closed.",
    ),
  OPERATORS: list
    .default([])
    .describe(
      "E-mail addresses of accounts, separated by commas: who may have deals read and see the runs. Absent: owners and admins of any team.",
    ),
  PLANRRR_SANDBOX: flag
    .default(false)
    .describe("1 allows connections to stand-ins on this machine. Never in production."),
  ALLOWED_PRIVATE_HOSTS: list
    .default([])
    .describe("Servers in your own network that may be connected, e.g. mastodon.internal:8443."),
  MEDIA_DIR: z.string().min(1).default(".planrrr/media").describe("Folder of uploaded media."),
  S3_ENDPOINT: httpUrl
    .optional()
    .describe(
      "A bucket for media instead of the disk, e.g. https://<account>.r2.cloudflarestorage.com; videos go there straight from the browser. Its CORS rules must allow PUT from BASE_URL and expose ETag.",
    ),
  S3_REGION: z.string().min(1).default("auto").describe("The bucket's region; auto at R2."),
  S3_BUCKET: z.string().min(1).optional().describe("The bucket's name."),
  S3_ACCESS_KEY_ID: z
    .string()
    .min(1)
    .optional()
    .describe("A key that may read and write in that bucket alone."),
  S3_SECRET_ACCESS_KEY: z
    .string()
    .min(1)
    .optional()
    .describe("Its secret. With S3_ENDPOINT, S3_BUCKET and S3_ACCESS_KEY_ID: all four or none."),
  MEDIA_MAX_BYTES: count
    .min(1)
    .default(5_000_000_000)
    .describe("Largest file somebody may upload, in bytes."),
  MEDIA_QUOTA_BYTES: count
    .default(50_000_000_000)
    .describe("What all files of one team may take, in bytes; 0 turns the limit off."),
  WEB_DIR: z
    .string()
    .min(1)
    .optional()
    .describe("Folder of the built pages (apps/web/out). Absent: the API alone; a local start finds it."),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe(
      "Server that sends mail, e.g. smtps://user:password@mail.example. Absent: links are shown in the log.",
    ),
  MAIL_FROM: z
    .string()
    .min(3)
    .default("planrrr <planrrr@localhost>")
    .describe("Sender of mail, e.g. planrrr <hello@planrrr.example>."),
  EDGE_URL: origin
    .optional()
    .describe(
      "Public address of the edge, where communities meet and tickers are served, e.g. https://edge.example. Absent: a local start's own.",
    ),
  EDGE_INTERNAL_API_KEY: z
    .string()
    .optional()
    .describe(
      "Shared secret of API and edge, or two while it is being changed, separated by a comma; at least 32 characters each. Absent: a local start makes one.",
    ),
  VAPID_PRIVATE_KEY: z
    .string()
    .superRefine(checkVapidKey)
    .optional()
    .describe(
      "Signs Web Push: a private key of P-256 in base64url. Absent: a local start makes one. Changing it ends all subscriptions.",
    ),
  VAPID_SUBJECT: z
    .string()
    .regex(/^(mailto:\S+@\S+|https:\/\/\S+)$/)
    .optional()
    .describe(
      "Whom push services may write to: mailto:you@planrrr.example or an https address. Absent: BASE_URL, where it is https.",
    ),
  ALERT_EMAIL_TO: list
    .default([])
    .describe("Who is mailed when something is wrong, separated by commas. Absent: nobody; it is logged."),
  FACEBOOK_CLIENT_ID: clientId("Facebook", "developers.facebook.com"),
  FACEBOOK_CLIENT_SECRET: clientSecret("Facebook"),
  INSTAGRAM_CLIENT_ID: clientId("Instagram", "developers.facebook.com (Instagram login)"),
  INSTAGRAM_CLIENT_SECRET: clientSecret("Instagram"),
  X_CLIENT_ID: clientId("X", "developer.x.com"),
  X_CLIENT_SECRET: clientSecret("X"),
  YOUTUBE_CLIENT_ID: clientId("YouTube", "console.cloud.google.com"),
  YOUTUBE_CLIENT_SECRET: clientSecret("YouTube"),
  META_VERIFY_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe(
      "A word of your own, entered at Meta beside the address of the webhook. Absent: Meta can't verify it.",
    ),
  ...logLevelSetting,
  RATE_LIMIT_PER_MINUTE: count
    .default(600)
    .describe("Requests per minute of one account; 0 turns the limit off."),
  RATE_LIMIT_WRITES_PER_MINUTE: count
    .default(120)
    .describe("Of these, requests that change something; 0 turns the limit off."),
  SIGN_INS_PER_MINUTE: count.min(1).default(10).describe("Tries to sign in per minute and address."),
  PUBLISH_LEASE_MS: milliseconds
    .default(30_000)
    .describe("How long a worker's claim on a publication holds, in ms."),
  PUBLISH_MAX_FAILURES: count
    .default(8)
    .describe("Tries that may end with nothing sent before a publication fails."),
  PUBLISH_BACKOFF_BASE_MS: milliseconds
    .default(5_000)
    .describe("Longest wait before the first retry, in ms; it doubles from there."),
  PUBLISH_BACKOFF_CAP_MS: milliseconds
    .default(900_000)
    .describe("No retry waits longer, in ms, unless the network says so."),
});

export type ApiEnv = z.output<typeof apiEnv>;

export class EnvError extends Error {
  override readonly name = "EnvError";
}

/** Reads the environment. Throws one error that names every bad variable; values are never repeated in it. */
export function readApiEnv(variables: Variables): ApiEnv {
  const given = givenVariables(variables);
  const result = apiEnv.safeParse(given);
  const problems = (result.error?.issues ?? []).map(({ path, message }) => {
    const name = path.join(".");
    return `${name}: ${given[name] === undefined ? "is missing." : message}`;
  });
  problems.push(
    ...checkInternalKeys(readInternalKeys(given)),
    ...checkEdge(given),
    ...checkClients(given),
    ...checkTogether(given),
  );
  if (result.success && problems.length === 0) return result.data;
  throw new EnvError(`These settings can't be used:\n${problems.map((line) => `  ${line}`).join("\n")}`);
}

/** The worker's keys, from either variable. */
export function readInternalKeys(given: {
  INTERNAL_API_KEYS?: unknown;
  INTERNAL_API_KEY?: unknown;
}): string[] {
  const parts = [given.INTERNAL_API_KEYS, given.INTERNAL_API_KEY].filter(
    (value) => typeof value === "string",
  );
  return [
    ...new Set(
      parts
        .join(",")
        .split(",")
        .map((key) => key.trim())
        .filter(Boolean),
    ),
  ];
}

/** Keys that the edge may send; the first is the one we send. */
export function readEdgeKeys(given: { EDGE_INTERNAL_API_KEY?: string | undefined }): string[] {
  return list.parse(given.EDGE_INTERNAL_API_KEY ?? "");
}

function checkEdge(given: { [name: string]: string | undefined }): string[] {
  const keys = readEdgeKeys(given);
  if (keys.length > 2) return ["EDGE_INTERNAL_API_KEY: give one key, or two while it is being changed."];
  if (keys.some((key) => key.length < 32))
    return ["EDGE_INTERNAL_API_KEY: each key needs at least 32 characters."];
  const isAlone = given["EDGE_URL"] !== undefined && keys.length === 0;
  return isAlone ? ["EDGE_INTERNAL_API_KEY: is missing; EDGE_URL needs it."] : [];
}

function checkVapidKey(key: string, ctx: z.RefinementCtx): void {
  try {
    toVapidKeys(key, "");
  } catch (error) {
    ctx.addIssue({ code: "custom", message: error instanceof Error ? error.message : "can't be read." });
  }
}

function checkInternalKeys(keys: string[]): string[] {
  if (keys.length < 1 || keys.length > 2) {
    return ["INTERNAL_API_KEYS: give one key, or two while it is being changed."];
  }
  const short = keys.some((key) => key.length < 32);
  return short ? ["INTERNAL_API_KEYS: each key needs at least 32 characters."] : [];
}

/** Networks at which planrrr needs a registration of its own. */
export const registeredNetworks = ["facebook", "instagram", "x", "youtube"] as const;

function checkClients(given: { [name: string]: string | undefined }): string[] {
  return registeredNetworks.flatMap((network) => {
    const [id, secret] = [`${network.toUpperCase()}_CLIENT_ID`, `${network.toUpperCase()}_CLIENT_SECRET`];
    if ((given[id] === undefined) === (given[secret] === undefined)) return [];
    return [`${given[id] === undefined ? id : secret}: is missing; give both or neither.`];
  });
}

function checkKeyRing(ring: string, ctx: z.RefinementCtx): void {
  try {
    parseKeyRing(ring);
  } catch (error) {
    ctx.addIssue({ code: "custom", message: error instanceof Error ? error.message : "can't be read." });
  }
}
