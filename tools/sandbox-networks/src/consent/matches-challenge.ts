import { createHash } from "node:crypto";

/** RFC 7636: whether the verifier belongs to the challenge that came with the authorisation request. */
export function matchesChallenge(
  verifier: string,
  challenge: { value: string; method: string } | undefined,
): boolean {
  if (challenge === undefined) return verifier === "";
  if (!/^[\w.~-]{43,128}$/.test(verifier)) return false;
  const derived =
    challenge.method === "plain" ? verifier : createHash("sha256").update(verifier).digest("base64url");
  return derived === challenge.value;
}
