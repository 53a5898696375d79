import type { TransportFailure } from "./answer.ts";

// Each is raised before the first byte of a request can leave: the name did not resolve, the
// connection was not made, or the certificate was not accepted.
const BEFORE_THE_FIRST_BYTE = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  // Our own fetch: the name leads to an address that must not be reached.
  "ADDRESS_BLOCKED",
]);

/** Reads a thrown error by its codes alone; where they are silent the request counts as sent. */
export function toTransportFailure(error: unknown): TransportFailure {
  const codes = collectCodes(error, 0);
  const sent = codes.length === 0 || !codes.every((code) => BEFORE_THE_FIRST_BYTE.has(code));
  return { type: "failure", sent, code: codes[0] ?? nameOf(error), cause: error };
}

function collectCodes(error: unknown, depth: number): string[] {
  if (depth > 8 || typeof error !== "object" || error === null) return [];
  // One host, several addresses: each has failed for its own reason, and each must be harmless.
  if (error instanceof AggregateError) {
    const inner = error.errors.flatMap((one) => collectCodes(one, depth + 1));
    if (inner.length > 0) return inner;
  }
  if ("cause" in error && error.cause !== undefined) {
    const inner = collectCodes(error.cause, depth + 1);
    if (inner.length > 0) return inner;
  }
  return "code" in error && typeof error.code === "string" ? [error.code] : [];
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "NO_ANSWER";
  if (error.name === "TimeoutError") return "TIMEOUT";
  if (error.name === "AbortError") return "ABORTED";
  return "NO_ANSWER";
}
