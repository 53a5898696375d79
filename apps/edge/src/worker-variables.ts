import { httpUrl, list } from "@planrrr/settings";
import { z } from "zod";

/** What the edge reads beside its bindings: `vars` and secrets of `wrangler.jsonc`, or what a local start hands over. */
export const EdgeVariables = z.object({
  CORE_URL: httpUrl.optional().describe("Where the edge reaches the core; a local start sets it by itself."),
  CORE_ISSUER: z
    .string()
    .optional()
    .describe("What the core's tokens name as their issuer; the origin of CORE_URL when absent."),
  ALLOWED_ORIGINS: list
    .default([])
    .describe("Further origins whose pages may use the community, between commas; planrrr's own may always."),
  EDGE_INTERNAL_API_KEY: list
    .default([])
    .describe("Shared with the core; two between commas while it is changed, the new one first."),
});

const seconds = (least: number, usual: number) => z.coerce.number().int().min(least).default(usual);

/** What the ticker reads besides, and the secrets that TICKER_PROFILES names. The descriptions become `.env.example`. */
export const TickerVariables = z.object({
  TICKER_PROFILES: z
    .string()
    .optional()
    .describe("Whose followers the ticker counts: a list in JSON, as in docs/guides/ticker.md."),
  INSTAGRAM_ACCESS_TOKEN: z
    .string()
    .optional()
    .describe("Token of the ticker's Instagram account; enough where TICKER_PROFILES is absent."),
  REFRESH_CADENCE_SECONDS: seconds(30, 30).describe("Between two readings of a number, 30 at least."),
  CACHE_TTL_SECONDS: seconds(10, 60).describe(
    "How long browsers may show an older number meanwhile; after twice this it is stale.",
  ),
  EDGE_ENCRYPTION_KEYS: z
    .string()
    .optional()
    .describe(
      "Key ring for the network tokens that the ticker renews, newest first: id:base64,id:base64. Absent: it renews none; a local start makes one.",
    ),
  SOCIAL_TICKER_CACHE_REDIS: z
    .string()
    .optional()
    .describe("redis://…: the readers' copies lie there. Absent: in KV."),
  SLACK_WEBHOOK_URL: z.string().optional().describe("Where the ticker's alerts go, beside the mail."),
  ALERT_FAILURES: z.coerce
    .number()
    .int()
    .min(1)
    .default(5)
    .describe("The ticker alerts after so many failed readings in a row,"),
  ALERT_AGE_SECONDS: seconds(60, 600).describe("when a number is older than this,"),
  ALERT_QUOTA_PERCENT: z.coerce
    .number()
    .min(1)
    .max(100)
    .default(90)
    .describe("when so much of a network's limit is used,"),
  ALERT_LATENCY_MS: z.coerce
    .number()
    .int()
    .min(1)
    .default(5_000)
    .describe("and when a network takes longer than this to answer."),
});
