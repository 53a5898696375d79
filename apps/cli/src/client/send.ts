import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { CliError } from "../cli-error.ts";
import { ExitCode } from "../exit-code.ts";

export type Send = (request: Request) => Promise<Response>;

export interface SendOptions {
  fetch?: typeof fetch;
  tries?: number;
  pause?: (ms: number) => Promise<unknown>;
  timeoutMs?: number;
}

const again = new Set([502, 503, 504]);
const longestWaitMs = 10_000;

/**
 * Sends a request, and again when no answer came. One Idempotency-Key serves all tries of a write, so that what
 * arrived without our hearing of it is not done twice.
 */
export function createSend({
  fetch: send = fetch,
  tries = 4,
  pause = delay,
  timeoutMs = 30_000,
}: SendOptions = {}): Send {
  return async (request) => {
    if (request.method !== "GET" && !request.headers.has("idempotency-key"))
      request.headers.set("idempotency-key", randomUUID());
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt >= tries;
      const waitMs = 250 * 2 ** (attempt - 1);
      try {
        const response = await send(request.clone(), { signal: AbortSignal.timeout(timeoutMs) });
        const asked = retryAfterMs(response);
        if (isLast || !again.has(response.status) || (asked ?? 0) > longestWaitMs) return response;
        await response.body?.cancel();
        await pause(asked ?? waitMs);
      } catch (error) {
        // Nobody there: a start takes seconds, so trying longer would only hide it.
        if (isLast || isRefused(error)) throw unreachable(request.url, error);
        await pause(waitMs);
      }
    }
  };
}

function retryAfterMs(response: Response): number | undefined {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1_000 : undefined;
}

function isRefused(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: string; errors?: { code?: string }[] } };
  return [cause?.code, ...(cause?.errors ?? []).map((each) => each.code)].some(
    (code) => code === "ECONNREFUSED" || code === "ENOTFOUND",
  );
}

function unreachable(url: string, cause: unknown): CliError {
  const { origin } = new URL(url);
  return new CliError(
    "SERVER_UNREACHABLE",
    `No planrrr answers at ${origin}. Start one with npm start, or name another with --url or PLANRRR_URL.`,
    { exitCode: ExitCode.unreachable, details: { url: origin }, cause },
  );
}
