import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { JsonObject } from "@planrrr/networks";

/** Encrypts credentials at rest: AES-256-GCM, bound to the row they belong to, with a ring of keys for rotation. */
export interface CredentialsVault {
  /** Encrypts with the newest key. `rowId` is authenticated: the text is useless in another row. */
  seal(rowId: string, credentials: JsonObject): string;
  /** Throws when the text was changed, belongs to another row, or its key is not in the ring. */
  open(rowId: string, sealed: string): JsonObject;
  /** True when the text is sealed with an older key and should be sealed again. */
  isStale(sealed: string): boolean;
}

export class VaultError extends Error {
  override readonly name = "VaultError";
}

/**
 * @param ring `id:base64key[,id:base64key…]`, 32-byte keys, the newest first. New texts use the first,
 * older ones stay readable until `planrrr keys rotate` has sealed them again.
 */
export function createCredentialsVault(ring: string): CredentialsVault {
  const keys = parseKeyRing(ring);
  const [newestId, newestKey] = keys.entries().next().value ?? fail("The key ring is empty.");
  return {
    seal(rowId, credentials) {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", newestKey, iv).setAAD(bound(newestId, rowId));
      const text = Buffer.concat([cipher.update(JSON.stringify(credentials), "utf8"), cipher.final()]);
      return [
        "v1",
        newestId,
        ...[iv, text, cipher.getAuthTag()].map((part) => part.toString("base64url")),
      ].join(".");
    },
    open(rowId, sealed) {
      const { keyId, iv, text, tag } = parseSealed(sealed);
      const key =
        keys.get(keyId) ??
        fail(`Credentials were encrypted with key "${keyId}", which is not in ENCRYPTION_KEYS.`);
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: 16 })
          .setAAD(bound(keyId, rowId))
          .setAuthTag(tag);
        return JSON.parse(
          Buffer.concat([decipher.update(text), decipher.final()]).toString("utf8"),
        ) as JsonObject;
      } catch (cause) {
        throw new VaultError("Credentials can't be decrypted: changed, or from another row.", { cause });
      }
    },
    isStale: (sealed) => parseSealed(sealed).keyId !== newestId,
  };
}

function bound(keyId: string, rowId: string): Buffer {
  return Buffer.from(`planrrr:credentials:v1:${keyId}:${rowId}`);
}

/** Throws `VaultError` with the reason when the ring can't be used. */
export function parseKeyRing(ring: string): Map<string, Buffer> {
  const keys = new Map<string, Buffer>();
  for (const entry of ring
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean)) {
    const [, id, encoded] =
      /^([a-z0-9_-]{1,32}):([A-Za-z0-9+/_-]+={0,2})$/.exec(entry) ?? fail("Write each key as id:base64.");
    const key = Buffer.from(encoded ?? "", "base64");
    if (key.length !== 32) fail(`Key "${id}" has ${key.length} bytes; AES-256 needs 32.`);
    if (keys.has(id ?? "")) fail(`Key "${id}" is there twice.`);
    keys.set(id ?? "", key);
  }
  return keys;
}

function parseSealed(sealed: string): { keyId: string; iv: Buffer; text: Buffer; tag: Buffer } {
  const [version, keyId, ...parts] = sealed.split(".");
  const [iv, text, tag] = parts.map((part) => Buffer.from(part, "base64url"));
  if (version !== "v1" || !keyId || !iv || !text || tag?.length !== 16)
    return fail("Not a sealed credential.");
  return { keyId, iv, text, tag };
}

function fail(message: string): never {
  throw new VaultError(message);
}
