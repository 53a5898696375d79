import { createHash, randomBytes } from "node:crypto";

/** 256 random bits as they stand in an address, and the hash that is kept of them. */
export function newSecretToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashToken(token) };
}

export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
