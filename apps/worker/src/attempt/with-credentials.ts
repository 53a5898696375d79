import { type JsonObject, NetworkError, type NetworkIo } from "@planrrr/networks";
import type { WorkerContext } from "../context.ts";
import type { Attempt } from "./open-attempt.ts";

/**
 * Runs a phase, once more with fresh credentials when the network says that they have expired. The refresh itself
 * happens in the API, by one caller for all workers.
 */
export async function withCredentials<T>(
  ctx: WorkerContext,
  attempt: Attempt,
  phase: (io: NetworkIo, credentials: JsonObject) => Promise<T>,
): Promise<T> {
  try {
    return await phase(attempt.io, attempt.credentials);
  } catch (error) {
    if (!(error instanceof NetworkError) || error.kind !== "expired") throw error;
    await refresh(ctx, attempt);
    return phase(attempt.io, attempt.credentials);
  }
}

async function refresh(ctx: WorkerContext, attempt: Attempt): Promise<void> {
  const answer = await ctx.api.refresh(attempt.claim.connectionId, attempt.credentialsVersion);
  switch (answer.state) {
    case "refreshed":
      attempt.credentials = answer.credentials;
      attempt.credentialsVersion = answer.credentialsVersion;
      return;
    case "needs-reconnecting":
      throw new NetworkError({ kind: "reconnect", code: answer.code, message: answer.message });
    case "try-later":
      throw new NetworkError({
        kind: "not-sent",
        code: answer.code,
        message: answer.message,
        retryAt: answer.retryAt,
      });
  }
}
