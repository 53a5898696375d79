import type { Env } from "./env.ts";
import { readVariables } from "./settings-error.ts";
import { EdgeVariables } from "./worker-variables.ts";

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
  const { CORE_URL, CORE_ISSUER, ALLOWED_ORIGINS, EDGE_INTERNAL_API_KEY } = readVariables(EdgeVariables, env);
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
