import { createHash } from "node:crypto";
import { AppError } from "@planrrr/contract";
import type { ApiRequest } from "../http/call.ts";

export interface IdempotentRequest {
  scope: string;
  key: string;
  hash: string;
}

/** What the client may repeat, when it said so. The body has to be the same for the key to mean the same. */
export function readIdempotentRequest(
  c: ApiRequest,
  body: string | Uint8Array,
): IdempotentRequest | undefined {
  const key = c.req.header("idempotency-key");
  const { actor } = c.var.call;
  if (key === undefined || !actor) return undefined;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new AppError(
      "INVALID_INPUT",
      "Idempotency-Key: 1 to 255 printable characters without spaces, e.g. a UUID.",
    );
  }
  const url = new URL(c.req.url);
  const hash = createHash("sha256")
    .update(`${c.req.method} ${url.pathname}${url.search}\n`)
    .update(body)
    .digest("hex");
  return { scope: `${actor.teamId}:${actor.userId}`, key, hash };
}
