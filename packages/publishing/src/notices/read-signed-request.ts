import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Registration } from "./registration.ts";

const Payload = z.object({
  algorithm: z.literal("HMAC-SHA256"),
  user_id: z.union([z.string().min(1), z.number().transform(String)]),
  issued_at: z.number(),
});

export interface SignedRequest {
  /** Whose secret signed it. */
  registration: Registration;
  /** The network's own id of the person. */
  userId: string;
  issuedAt: Date;
}

/** Meta's `signed_request`: signature, dot, payload, both base64url. Undefined: nobody we know has signed it. */
export function readSignedRequest(
  text: string,
  registrations: readonly Registration[],
): SignedRequest | undefined {
  const [signature = "", payload = "", ...more] = text.split(".");
  const given = Buffer.from(signature, "base64url");
  const registration = registrations.find(({ clientSecret }) =>
    isSame(given, createHmac("sha256", clientSecret).update(payload).digest()),
  );
  if (!registration || more.length > 0) return undefined;
  const parsed = Payload.safeParse(parse(Buffer.from(payload, "base64url").toString()));
  if (!parsed.success) return undefined;
  const { user_id: userId, issued_at: seconds } = parsed.data;
  return { registration, userId, issuedAt: new Date(seconds * 1000) };
}

/** Who has signed a body by `X-Hub-Signature-256: sha256=<hex>`. Undefined: nobody we know. */
export function findSigner(
  body: Uint8Array,
  header: string,
  registrations: readonly Registration[],
): Registration | undefined {
  const [, hex = ""] = /^sha256=([0-9a-f]{64})$/i.exec(header) ?? [];
  const given = Buffer.from(hex, "hex");
  return registrations.find(({ clientSecret }) =>
    isSame(given, createHmac("sha256", clientSecret).update(body).digest()),
  );
}

function isSame(given: Buffer, wanted: Buffer): boolean {
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
