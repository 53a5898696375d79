import { AppError } from "@planrrr/contract/app-error";
import { communityAudience, communityLimits, CommunityTokenClaims } from "@planrrr/contract/community";
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from "jose";
import { edgeSettings } from "../../edge-settings.ts";
import type { Env } from "../../env.ts";
import type { Member } from "../member.ts";

const algorithms = ["EdDSA", "ES256", "ES512", "RS256", "PS256"];
/** The core's clock and ours. */
const toleranceSeconds = 30;
const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>();

/** Whose token this is. Throws UNAUTHENTICATED for one that is forged, expired or not meant for us. */
export async function verifyToken(token: string | undefined, env: Env): Promise<Member> {
  const { tokens } = edgeSettings(env);
  if (!tokens) throw new AppError("NOT_READY", "The community has no core: CORE_URL is not set.");
  if (!token) throw new AppError("UNAUTHENTICATED", "A token of the core is needed.");
  const claims = CommunityTokenClaims.safeParse(await readSigned(token, tokens));
  if (!claims.success) throw refused("it does not say who, where and as what");
  const { sub: userId, name, teamId, role, exp } = claims.data;
  if (exp - Date.now() / 1_000 > communityLimits.tokenSeconds + toleranceSeconds)
    throw refused("it lives longer than ten minutes");
  return { userId, name, teamId, role };
}

async function readSigned(token: string, from: { jwksUrl: string; issuer: string }): Promise<JWTPayload> {
  const keys =
    keySets.get(from.jwksUrl) ?? createRemoteJWKSet(new URL(from.jwksUrl), { cacheMaxAge: 3_600_000 });
  keySets.set(from.jwksUrl, keys);
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms,
      audience: communityAudience,
      issuer: from.issuer,
      clockTolerance: toleranceSeconds,
      requiredClaims: ["exp"],
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw refused("it has expired");
    if (error instanceof errors.JWKSNoMatchingKey || isBadToken(error)) throw refused("it is not the core's");
    throw new AppError("NOT_READY", "The core's keys can't be read at the moment.", {
      retryAfter: 5,
      cause: error,
    });
  }
}

function isBadToken(error: unknown): boolean {
  return (
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWTClaimValidationFailed ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JOSENotSupported ||
    // A header or a key that is none.
    error instanceof TypeError ||
    error instanceof SyntaxError
  );
}

function refused(why: string): AppError {
  return new AppError("UNAUTHENTICATED", `This token does not open the room: ${why}.`);
}
