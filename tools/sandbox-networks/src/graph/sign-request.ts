import { createHmac } from "node:crypto";

/** Meta's `signed_request`: signature, dot, payload, both base64url [doc data-deletion-callback]. */
export function signRequest(payload: { [key: string]: unknown }, secret: string): string {
  const body = Buffer.from(JSON.stringify({ algorithm: "HMAC-SHA256", ...payload })).toString("base64url");
  return `${createHmac("sha256", secret).update(body).digest("base64url")}.${body}`;
}
