import {
  communityAudience,
  type CommunityNotification,
  type CommunityRole,
} from "@planrrr/contract/community";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { vi } from "vitest";

export const coreUrl = "http://core.test";

export interface TokenFields {
  teamId: string;
  sub?: string;
  name?: string;
  role?: CommunityRole;
}

const own = await generateKeyPair("EdDSA");
const stranger = await generateKeyPair("EdDSA");

/** A core of two addresses: its keys, and what it is told. `answers` are its next ones to notifications. */
export function startFakeCore() {
  const told: CommunityNotification[] = [];
  const keys: (string | null)[] = [];
  const answers: number[] = [];
  const core = { told, keys, answers, jwksDown: false };
  vi.stubGlobal("fetch", async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { pathname, origin } = new URL(request.url);
    if (origin !== coreUrl) throw new Error(`Nobody is to be asked but the core: ${request.url}`);
    if (pathname === "/api/auth/jwks") {
      if (core.jwksDown) return new Response("down", { status: 503 });
      return Response.json({ keys: [{ ...(await exportJWK(own.publicKey)), kid: "own", alg: "EdDSA" }] });
    }
    if (pathname !== "/internal/community/notifications") return new Response("?", { status: 404 });
    const status = answers.shift() ?? 200;
    if (status < 300) told.push(await request.json());
    keys.push(request.headers.get("X-Internal-API-Key"));
    return new Response(null, { status });
  });
  return core;
}

export interface TokenMaking {
  secondsLeft?: number;
  forged?: boolean;
  claims?: JWTPayload;
}

export async function makeToken(
  { teamId, sub = "u1", name = "Al", role = "member" }: TokenFields,
  { secondsLeft = 600, forged = false, claims = {} }: TokenMaking = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  return new SignJWT({
    iss: coreUrl,
    aud: communityAudience,
    sub,
    name,
    teamId,
    role,
    exp: now + secondsLeft,
    ...claims,
  })
    .setProtectedHeader({ alg: "EdDSA", kid: "own" })
    .sign((forged ? stranger : own).privateKey);
}
