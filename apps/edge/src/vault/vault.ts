import { base64url } from "jose";

/** The core's envelope for credentials, on WebCrypto: AES-256-GCM, bound to its place, with a ring of keys for rotation. */
export interface Vault {
  /** Seals with the newest key. `place` is authenticated: the text is useless anywhere else. */
  seal(place: string, value: object): Promise<string>;
  /** Throws `VaultError` when the text was changed, belongs elsewhere, or its key is not in the ring. */
  open(place: string, sealed: string): Promise<unknown>;
  /** Sealed with an older key: it should be sealed again. */
  isStale(sealed: string): boolean;
}

export class VaultError extends Error {
  override readonly name = "VaultError";
}

interface Sealed {
  keyId: string;
  iv: Bytes;
  /** With the tag at its end. */
  text: Bytes;
}
type Bytes = Uint8Array<ArrayBuffer>;

const tagBytes = 16;

/** @param ring `id:base64key[,id:base64key…]`, 32-byte keys, the newest first; as the core's ENCRYPTION_KEYS. */
export function createVault(ring: string): Vault {
  const keys = parseKeyRing(ring);
  const [newestId] = keys.keys();
  if (newestId === undefined) throw new VaultError("The key ring is empty.");
  const imported = new Map<string, Promise<CryptoKey>>();

  async function keyOf(id: string): Promise<CryptoKey> {
    const bytes = keys.get(id);
    if (!bytes) throw new VaultError(`Sealed with key "${id}", which is not in the ring.`);
    const key =
      imported.get(id) ?? crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
    imported.set(id, key);
    return key;
  }

  return {
    async seal(place, value) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const text = new Uint8Array(
        await crypto.subtle.encrypt(
          { name: "AES-GCM", iv, additionalData: bound(newestId, place) },
          await keyOf(newestId),
          new TextEncoder().encode(JSON.stringify(value)),
        ),
      );
      const parts = [iv, text.subarray(0, -tagBytes), text.subarray(-tagBytes)];
      return ["v1", newestId, ...parts.map((part) => base64url.encode(part))].join(".");
    },
    async open(place, sealed) {
      const { keyId, iv, text } = parseSealed(sealed);
      const key = await keyOf(keyId);
      try {
        const opened = await crypto.subtle.decrypt(
          { name: "AES-GCM", iv, additionalData: bound(keyId, place) },
          key,
          text,
        );
        return JSON.parse(new TextDecoder().decode(opened)) as unknown;
      } catch (cause) {
        throw new VaultError("Can't be opened: changed, or from another place.", { cause });
      }
    },
    isStale: (sealed) => parseSealed(sealed).keyId !== newestId,
  };
}

function bound(keyId: string, place: string): Bytes {
  return new Uint8Array(new TextEncoder().encode(`planrrr:credentials:v1:${keyId}:${place}`));
}

/** Throws `VaultError` with the reason when the ring can't be used. */
export function parseKeyRing(ring: string): Map<string, Bytes> {
  const keys = new Map<string, Bytes>();
  for (const entry of ring
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean)) {
    const [, id = "", encoded = ""] = /^([a-z0-9_-]{1,32}):([A-Za-z0-9+/_-]+={0,2})$/.exec(entry) ?? [];
    if (id === "") throw new VaultError("Write each key as id:base64.");
    const key = decode(encoded.replace(/=+$/, "").replaceAll("+", "-").replaceAll("/", "_"));
    if (key?.length !== 32) throw new VaultError(`Key "${id}" has not the 32 bytes that AES-256 needs.`);
    if (keys.has(id)) throw new VaultError(`Key "${id}" is there twice.`);
    keys.set(id, key);
  }
  return keys;
}

function parseSealed(sealed: string): Sealed {
  const [version, keyId, ...encoded] = sealed.split(".");
  const [iv, text, tag] = encoded.map(decode);
  if (version !== "v1" || !keyId || iv?.length !== 12 || !text || tag?.length !== tagBytes)
    throw new VaultError("Not a sealed text.");
  const whole = new Uint8Array(text.length + tagBytes);
  whole.set(text);
  whole.set(tag, text.length);
  return { keyId, iv, text: whole };
}

function decode(text: string): Bytes | undefined {
  try {
    return Uint8Array.from(base64url.decode(text));
  } catch {
    return undefined;
  }
}
