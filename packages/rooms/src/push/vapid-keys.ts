import { createECDH, randomBytes } from "node:crypto";

/** How push services know that a message comes from this planrrr (RFC 8292). */
export interface VapidKeys {
  /** Base64url, 65 bytes: browsers subscribe by it. */
  publicKey: string;
  privateKey: string;
  /** Whom a push service may write to: `mailto:` or `https:`. */
  subject: string;
}

const curve = "prime256v1";
const keyBytes = 32;

/** A fresh private key, base64url. */
export function makeVapidKey(): string {
  for (;;) {
    const key = randomBytes(keyBytes).toString("base64url");
    if (publicKeyOf(key)) return key;
  }
}

/** Throws when the key is none. */
export function toVapidKeys(privateKey: string, subject: string): VapidKeys {
  const publicKey = publicKeyOf(privateKey);
  if (!publicKey) throw new Error("VAPID_PRIVATE_KEY is no private key of P-256 in base64url.");
  return { publicKey, privateKey, subject };
}

function publicKeyOf(privateKey: string): string | undefined {
  const bytes = Buffer.from(privateKey, "base64url");
  if (!/^[\w-]{43}$/.test(privateKey) || bytes.length !== keyBytes) return undefined;
  const ecdh = createECDH(curve);
  try {
    ecdh.setPrivateKey(bytes);
  } catch {
    // Not every 32 bytes are a key of the curve.
    return undefined;
  }
  return ecdh.getPublicKey("base64url", "uncompressed");
}
