import { ORPCError } from "@orpc/client";

const stepsMs = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/** How long to wait after so many failures in a row; a little apart, so that not all come back at once. */
export function retryDelay(failures: number, random = Math.random()): number {
  const step = stepsMs[Math.min(failures, stepsMs.length) - 1] ?? 1_000;
  return Math.round(step * (1 + random * 0.2));
}

/** Nobody has answered, or asked to come back later: trying again may help, and nothing is decided yet. */
export function mayTryAgain(error: unknown): boolean {
  if (!(error instanceof ORPCError)) return true;
  const code: string = error.code;
  return error.status >= 500 || code === "IDEMPOTENCY_KEY_IN_PROGRESS" || code === "RATE_LIMITED";
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof ORPCError ? String(error.code) : undefined;
}
