import { createHmac } from "node:crypto";
import { JWT_SECRET } from "@atproto/dev-env";

const HOUR_S = 3600;

export async function createExpiredAccessJwt(did: string): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const header = encode({ typ: "at+jwt", alg: "HS256" });
  const payload = encode({
    scope: "com.atproto.appPass",
    sub: did,
    aud: "did:web:localhost",
    iat: now - 3 * HOUR_S,
    exp: now - HOUR_S,
  });
  const signature = createHmac("sha256", JWT_SECRET).update(`${header}.${payload}`).digest("base64url");
  return `${header}.${payload}.${signature}`;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
