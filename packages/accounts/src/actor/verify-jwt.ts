import { type Database, schema } from "@planrrr/database";
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from "jose";

export interface JwtVerifier {
  /** The token's claims, or null when it is not ours, forged, or over. */
  verify(token: string): Promise<JWTPayload | null>;
}

const keysLiveMs = 5 * 60_000;
const reloadAfterMs = 10_000;

/** Verifies tokens against our own key set: signature, issuer, audience, expiry. */
export function createJwtVerifier(options: {
  db: Database;
  issuer: string;
  audience: string;
  now: () => number;
}): JwtVerifier {
  let keys: ReturnType<typeof createLocalJWKSet> | undefined;
  let loadedAt = 0;

  async function verifyOnce(token: string): Promise<JWTPayload> {
    if (!keys || options.now() - loadedAt > keysLiveMs) {
      keys = createLocalJWKSet(await loadKeys(options.db));
      loadedAt = options.now();
    }
    const { issuer, audience } = options;
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      requiredClaims: ["sub", "exp"],
      currentDate: new Date(options.now()),
    });
    return payload;
  }

  return {
    async verify(token) {
      try {
        return await verifyOnce(token);
      } catch (error) {
        // A key made by another process since: worth one look, but not one per forged token.
        if (error instanceof errors.JWKSNoMatchingKey && options.now() - loadedAt > reloadAfterMs) {
          keys = undefined;
          return verifyOnce(token).catch(nullIfInvalid);
        }
        return nullIfInvalid(error);
      }
    },
  };
}

function nullIfInvalid(error: unknown): null {
  if (error instanceof errors.JOSEError) return null;
  throw error;
}

async function loadKeys(db: Database): Promise<JSONWebKeySet> {
  const rows = await db.select().from(schema.jwks);
  return {
    keys: rows.map((row) => ({
      ...(JSON.parse(row.publicKey) as object & { kty: string }),
      kid: row.id,
      alg: row.alg ?? "EdDSA",
    })),
  };
}
