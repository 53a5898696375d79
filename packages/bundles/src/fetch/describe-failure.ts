import { BlockedAddressError, BodyTooLargeError, TooManyRedirectsError } from "@planrrr/resilience";

/** Why nothing came, in words; null when it is no failure of the way there, but a bug of ours. */
export function describeFailure(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof BlockedAddressError || error instanceof BodyTooLargeError) return error.message;
  if (error instanceof TooManyRedirectsError) return error.message;
  if (error.name === "TimeoutError") return "it took too long to answer";
  if (!(error instanceof TypeError) || !["fetch failed", "terminated"].includes(error.message)) return null;
  const cause: unknown = error.cause;
  return cause instanceof Error ? `the connection failed: ${cause.message}` : "the connection failed";
}
