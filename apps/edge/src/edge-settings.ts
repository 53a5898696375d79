import { givenVariables, httpUrl, list } from "@planrrr/settings";
import { z } from "zod";
import type { Env } from "./env.ts";

/** What the edge reads beside its bindings: `vars` and secrets of `wrangler.jsonc`, or what a local start hands over. */
const EdgeVariables = z.object({
  CORE_URL: httpUrl.optional().describe("Where the edge reaches the core."),
  CORE_ISSUER: z
    .string()
    .optional()
    .describe("What the core's tokens name as their issuer; the origin of CORE_URL when absent."),
  ALLOWED_ORIGINS: list
    .default([])
    .describe("Further origins whose pages may use the community; the core's own may always."),
  EDGE_INTERNAL_API_KEY: list
    .default([])
    .describe("Shared with the core; two between commas while it is changed, the new one first."),
});

export interface EdgeSettings {
  /** `undefined`: there is no core to tell anything. */
  core: { url: string; key: string } | undefined;
  /** `undefined`: no token can be verified, and the community is closed. */
  tokens: { jwksUrl: string; issuer: string } | undefined;
  origins: string[];
  internalKeys: string[];
}

const known = new WeakMap<Env, EdgeSettings>();

export function edgeSettings(env: Env): EdgeSettings {
  const settings = known.get(env) ?? readSettings(env);
  known.set(env, settings);
  return settings;
}

function readSettings(env: Env): EdgeSettings {
  const given = Object.entries(env).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  const { CORE_URL, CORE_ISSUER, ALLOWED_ORIGINS, EDGE_INTERNAL_API_KEY } = EdgeVariables.parse(
    givenVariables(Object.fromEntries(given)),
  );
  const [key] = EDGE_INTERNAL_API_KEY;
  const origin = CORE_URL && new URL(CORE_URL).origin;
  return {
    core: CORE_URL && key ? { url: CORE_URL, key } : undefined,
    tokens: CORE_URL
      ? {
          jwksUrl: new URL("/api/auth/jwks", CORE_URL).href,
          issuer: CORE_ISSUER ?? new URL(CORE_URL).origin,
        }
      : undefined,
    origins: [origin, ...ALLOWED_ORIGINS].filter((each) => each !== undefined),
    internalKeys: EDGE_INTERNAL_API_KEY,
  };
}
