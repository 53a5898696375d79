import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** sha256 of the canonical JSON (RFC 8785): the same content gives the same hash in whatever order it came. */
export function contentHash(content: object): string {
  return createHash("sha256")
    .update(canonicalize(content) ?? "")
    .digest("hex");
}
